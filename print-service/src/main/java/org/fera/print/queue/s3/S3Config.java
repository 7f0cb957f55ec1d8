package org.fera.print.queue.s3;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where reports are kept instead of the database. */
@ConfigMapping(prefix = "fera.print.s3")
public interface S3Config {

  /** The bucket; absent: reports are in the database. */
  Optional<String> bucket();

  /** What names of objects begin with, for example {@code prints/}. */
  @WithDefault("")
  Optional<String> prefix();

  /** The store, if it is not Amazon's: {@code https://minio.example.org}. */
  Optional<URI> endpoint();

  /** The region; stores other than Amazon's take any. */
  @WithDefault("us-east-1")
  String region();

  /** Name of the key; absent: as the AWS SDK finds it (variables, roles of pods and machines). */
  Optional<String> accessKey();

  /** The key. */
  Optional<String> secretKey();

  /** Whether the bucket stands in the path of addresses and not in their host. */
  @WithDefault("true")
  boolean pathStyle();
}
