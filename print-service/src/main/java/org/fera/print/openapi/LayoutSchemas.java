package org.fera.print.openapi;

import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.fera.print.app.Apps;
import org.fera.print.app.Layout;
import org.fera.print.app.PrintApp;
import org.fera.print.yaml.ConfigException;

/**
 * Adds the requests of all layouts to the description of the interface each time that it is asked
 * for, because apps change while the service runs. Whoever may read the description is nobody in
 * particular: apps and layouts with {@code access} are not in it, nor are apps that cannot be read.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public class LayoutSchemas implements OASFilter {

  private static final List<String> PATHS =
      List.of(
          "/print/report.{format}",
          "/print/{app}/report.{format}",
          "/print/buildreport.{format}",
          "/print/{app}/buildreport.{format}");

  @Override
  public void filterOpenAPI(OpenAPI description) {
    Apps apps = Arc.container().instance(Apps.class).get();
    List<Schema> requests = new ArrayList<>();
    for (String id : apps.ids()) {
      try {
        apps.app(id)
            .filter(app -> app.access().isOpen())
            .ifPresent(app -> requests.addAll(add(description, app)));
      } catch (ConfigException e) {
        // Who asks for this app is told.
      }
    }
    for (String path : PATHS) {
      PathItem item = description.getPaths().getPathItem(path);
      Operation post = item == null ? null : item.getPOST();
      if (post != null && !requests.isEmpty()) {
        post.setRequestBody(
            OASFactory.createRequestBody().required(true).content(content(requests)));
      }
    }
  }

  private static Content content(List<Schema> requests) {
    Schema any = OASFactory.createSchema();
    requests.forEach(any::addOneOf);
    return OASFactory.createContent()
        .addMediaType("application/json", OASFactory.createMediaType().schema(any));
  }

  private static List<Schema> add(OpenAPI description, PrintApp app) {
    List<Schema> requests = new ArrayList<>();
    AttributeSchemas schemas = new AttributeSchemas(app.strict());
    for (Layout layout : app.layouts().values()) {
      if (layout.access().isOpen()) {
        String name = (app.id() + "." + layout.name()).replaceAll("[^A-Za-z0-9._-]", "_");
        description.getComponents().addSchema(name, request(layout, schemas));
        requests.add(AttributeSchemas.named(name));
      }
    }
    return requests;
  }

  private static Schema request(Layout layout, AttributeSchemas schemas) {
    Schema attributes =
        schemas
            .object(layout.attributes())
            .addProperty("requestHeaders", AttributeSchemas.type(SchemaType.OBJECT));
    Map<String, Schema> properties =
        Map.of(
            "layout",
            AttributeSchemas.type(SchemaType.STRING).constValue(layout.name()),
            "attributes",
            attributes,
            "lang",
            AttributeSchemas.type(SchemaType.STRING),
            "outputFilename",
            AttributeSchemas.type(SchemaType.STRING),
            "smtp",
            AttributeSchemas.type(SchemaType.OBJECT).description("Whom the report is mailed to"));
    return AttributeSchemas.type(SchemaType.OBJECT)
        .title(layout.name())
        .properties(properties)
        .required(List.of("layout", "attributes"));
  }
}
