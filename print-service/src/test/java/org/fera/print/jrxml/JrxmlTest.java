package org.fera.print.jrxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.engine.xml.JRXmlWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates of version 6 become those of version 7. What JasperReports writes of a template that it
 * has loaded is compared, because it silently drops what it does not know.
 */
class JrxmlTest {

  private static final String HEAD =
      "<jasperReport xmlns='http://jasperreports.sourceforge.net/jasperreports' name='r'"
          + " pageWidth='595' pageHeight='842' columnWidth='555' leftMargin='20' rightMargin='20'"
          + " topMargin='20' bottomMargin='20'>";

  @ParameterizedTest
  @Tag("PS-8.4")
  @ValueSource(
      strings = {
        "A4_Portrait",
        "A4_Landscape",
        "A3_Portrait",
        "A3_Landscape",
        "legend",
        "results",
        "table"
      })
  void theLayoutsOfGeoMapFishAreTheSameInBothVersions(String name)
      throws IOException, JrxmlException, JRException {
    Path sample = Path.of(System.getProperty("fera.root"), "deploy/sample/print/geomapfish");
    byte[] six = Files.readAllBytes(sample.resolve(name + ".jrxml"));
    byte[] seven;
    try (InputStream file = getClass().getResourceAsStream("/geomapfish7/" + name + ".jrxml")) {
      seven = file.readAllBytes();
    }

    assertThat(Jrxml.upToDate(seven)).as("version 7 stays as it is").isSameAs(seven);
    assertThat(written(Jrxml.upToDate(six))).isEqualTo(written(seven));
  }

  @ParameterizedTest
  @Tag("PS-8.4")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "<title><band height='9'><break><reportElement x='0' y='0' width='9'"
            + " height='1'/></break></band></title>|kind=\"break\"",
        "<title><band height='9'><textField isBlankWhenNull='true'"
            + " hyperlinkType='Reference'><reportElement x='0' y='0' width='9' height='9'"
            + " isRemoveLineWhenBlank='true' stretchType='RelativeToTallestObject'/><textElement"
            + " textAlignment='Right' verticalAlignment='Middle' rotation='Left'"
            + " markup='html'><font fontName='DejaVu Sans' size='7' isItalic='true'/><paragraph"
            + " leftIndent='4'/></textElement><textFieldExpression"
            + " class='java.lang.String'><![CDATA[\"a\"]]></textFieldExpression><hyperlinkReferenceExpression><![CDATA[\"b\"]]></hyperlinkReferenceExpression></textField></band></title>|blankWhenNull=\"true\"",
        "<title><band height='9'><textField hyperlinkType='Reference'><reportElement x='0' y='0'"
            + " width='9'"
            + " height='9'/><textFieldExpression><![CDATA[\"a\"]]></textFieldExpression></textField></band></title>|linkType=\"Reference\"",
        "<title><band height='9'><textField><reportElement x='0' y='0' width='9' height='9'"
            + " stretchType='RelativeToBandHeight'/><textElement"
            + " textAlignment='Right'/><textFieldExpression><![CDATA[\"a\"]]></textFieldExpression></textField></band></title>|hTextAlign=\"Right\"",
        "<title><band height='9'><textField><reportElement x='0' y='0' width='9' height='9'"
            + " stretchType='RelativeToTallestObject'/><textFieldExpression><![CDATA[\"a\"]]></textFieldExpression></textField></band></title>|stretchType=\"ElementGroupHeight\"",
        "<title><band height='9'><image hAlign='Center' vAlign='Middle'"
            + " scaleImage='RetainShape'><reportElement x='0' y='0' width='9'"
            + " height='9'/><imageExpression><![CDATA[\"a\"]]></imageExpression></image></band></title>|hImageAlign=\"Center\"",
        "<title><band height='9'><line><reportElement x='0' y='0' width='9'"
            + " height='1'/><graphicElement><pen"
            + " lineWidth='0.25'/></graphicElement></line></band></title>|lineWidth=\"0.25\"",
        "<title><band height='9'><frame><reportElement x='0' y='0' width='9'"
            + " height='9'/><staticText><reportElement x='0' y='0' width='9'"
            + " height='9'/><text><![CDATA[inner]]></text></staticText></frame></band></title>|inner",
        "<title><band height='9'><subreport><reportElement x='0' y='0' width='9'"
            + " height='9'/><subreportParameter"
            + " name='p'><subreportParameterExpression><![CDATA[1]]></subreportParameterExpression></subreportParameter><subreportExpression><![CDATA[\"s\"]]></subreportExpression></subreport></band></title>|parameter"
            + " name=\"p\"",
        "<queryString><![CDATA[select 1]]></queryString>|language=\"sql\"",
        "<variable name='v'"
            + " class='java.lang.Integer'><variableExpression><![CDATA[1]]></variableExpression></variable>|variable"
            + " name=\"v\"",
        "<parameter name='p' class='java.lang.String'"
            + " isForPrompting='false'><parameterDescription><![CDATA[d]]></parameterDescription></parameter>|forPrompting=\"false\"",
        "<subDataset name='d'/>|dataset name=\"d\"",
        "<style name='s' isDefault='true' isBold='true'"
            + " hAlign='Center'><conditionalStyle><conditionExpression><![CDATA[true]]></conditionExpression><style"
            + " isItalic='true'/></conditionalStyle></style>|italic=\"true\"",
        "<group name='g'><groupExpression><![CDATA[1]]></groupExpression><groupHeader><band"
            + " height='5'/></groupHeader></group>|group name=\"g\"",
        "<import value='java.util.*'/>|java.util.*"
      })
  void eachElementHasItsNewForm(String body, String written) throws JrxmlException, JRException {
    assertThat(written((Jrxml.upToDate(bytes(HEAD + body + "</jasperReport>"))))).contains(written);
  }

  @Test
  @Tag("PS-8.4")
  void whatIsNotConvertedIsToldAndNoEntityIsRead() {
    String component =
        HEAD + "<title><band height='9'><componentElement/></band></title></jasperReport>";
    assertThatThrownBy(() -> Jrxml.upToDate(bytes(component)))
        .isInstanceOf(JrxmlException.class)
        .hasMessageContaining("componentElement");
    assertThatThrownBy(() -> Jrxml.upToDate(bytes("<jasperReport>\n<title></jasperReport>")))
        .hasMessageContaining("line 2");
    assertThatThrownBy(
            () ->
                Jrxml.upToDate(
                    bytes("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")))
        .isInstanceOf(JrxmlException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String written(byte[] jrxml) throws JRException {
    DefaultJasperReportsContext context = DefaultJasperReportsContext.getInstance();
    return JRXmlWriter.writeReport(
            JRXmlLoader.load(context, new ByteArrayInputStream(jrxml)),
            StandardCharsets.UTF_8.name())
        .replaceAll(" uuid=\"[^\"]*\"", "")
        .replaceAll("<!--.*?-->", "");
  }
}
