package org.fera.print.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.fera.print.app.AppFolders;

/** Lists the print apps. */
@Path("/print/apps.json")
public class AppsResource {

  private final AppFolders apps;

  /** Made by CDI. */
  public AppsResource(AppFolders apps) {
    this.apps = apps;
  }

  /** Ids of the apps. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<String> apps() {
    return apps.ids();
  }
}
