package org.fera.print.report;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import net.sf.jasperreports.engine.JRParameter;
import org.fera.print.app.PrintApp;
import org.fera.print.queue.JobFailedException;
import org.fera.print.spec.PrintSpec;

/** The language of a request and the app's texts in it. */
final class Localization {

  private Localization() {}

  static Locale locale(PrintSpec spec) {
    return spec.language()
        .map(language -> Locale.forLanguageTag(language.replace('_', '-')))
        .orElse(Locale.ENGLISH);
  }

  /** Gives a template its language and texts. */
  static void add(PrintApp app, Locale locale, Map<String, Object> parameters)
      throws JobFailedException {
    parameters.put(JRParameter.REPORT_LOCALE, locale);
    if (app.resourceBundle().isEmpty()) {
      return;
    }
    String name = app.resourceBundle().get();
    try (URLClassLoader files =
        new URLClassLoader(new URL[] {app.folder().toUri().toURL()}, null)) {
      parameters.put(
          JRParameter.REPORT_RESOURCE_BUNDLE,
          ResourceBundle.getBundle(
              name,
              locale,
              files,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES)));
    } catch (MissingResourceException | MalformedURLException e) {
      throw new JobFailedException("The app has no texts \"" + name + "\" for " + locale + ".", e);
    } catch (IOException e) {
      throw new JobFailedException("The texts \"" + name + "\" cannot be read.", e);
    }
  }
}
