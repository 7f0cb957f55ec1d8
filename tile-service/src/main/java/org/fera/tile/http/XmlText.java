package org.fera.tile.http;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document; a thin skin of StAX without its checked exceptions. */
final class XmlText {

  private final XMLStreamWriter writer;

  private XmlText(XMLStreamWriter writer) {
    this.writer = writer;
  }

  static String document(Consumer<XmlText> content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      content.accept(new XmlText(writer));
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  XmlText doctype(String doctype) {
    return run(() -> writer.writeDTD(doctype));
  }

  XmlText begin(String name) {
    return run(() -> writer.writeStartElement(name));
  }

  XmlText attribute(String name, String value) {
    return run(() -> writer.writeAttribute(name, value));
  }

  XmlText text(String text) {
    return run(() -> writer.writeCharacters(text));
  }

  XmlText leaf(String name, String text) {
    return begin(name).text(text).end();
  }

  XmlText end() {
    return run(writer::writeEndElement);
  }

  private XmlText run(Write write) {
    try {
      write.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Write {
    void run() throws XMLStreamException;
  }
}
