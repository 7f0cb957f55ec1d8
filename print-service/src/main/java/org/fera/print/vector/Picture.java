package org.fera.print.vector;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.attributes.ViewBox;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** A picture that stands for features: lines of an SVG or pixels. */
public sealed interface Picture {

  /** Pixels across. */
  double width();

  /** Pixels down. */
  double height();

  /** Draws it into the box from the origin to its size. */
  void draw(Graphics2D graphics);

  /** An SVG document, drawn as vectors. */
  record Drawing(SVGDocument document) implements Picture {
    @Override
    public double width() {
      return Math.max(1e-3, document.size().getWidth());
    }

    @Override
    public double height() {
      return Math.max(1e-3, document.size().getHeight());
    }

    @Override
    public void draw(Graphics2D graphics) {
      Graphics2D part = (Graphics2D) graphics.create();
      document.render((Component) null, part, new ViewBox((float) width(), (float) height()));
      part.dispose();
    }
  }

  /** Pixels. */
  record Raster(BufferedImage image) implements Picture {
    @Override
    public double width() {
      return image.getWidth();
    }

    @Override
    public double height() {
      return image.getHeight();
    }

    @Override
    public void draw(Graphics2D graphics) {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(image, new AffineTransform(), null);
    }
  }
}
