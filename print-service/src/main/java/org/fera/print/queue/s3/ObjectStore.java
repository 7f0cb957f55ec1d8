package org.fera.print.queue.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects of a bucket, by name. Streams; no object is in memory as a whole. */
public final class ObjectStore {

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * The bucket of a configuration.
   *
   * @throws IllegalArgumentException without a bucket, or with one half of a key
   */
  public ObjectStore(S3Config config) {
    this.bucket =
        config.bucket().orElseThrow(() -> new IllegalArgumentException("fera.print.s3.bucket"));
    this.prefix = config.prefix().orElse("");
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(config.region()))
            .forcePathStyle(config.pathStyle())
            .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
            .credentialsProvider(credentials(config))
            // Checksums in trailers are Amazon's own; other stores refuse them.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    config.endpoint().ifPresent(builder::endpointOverride);
    this.client = builder.build();
  }

  private static AwsCredentialsProvider credentials(S3Config config) {
    if (config.accessKey().isPresent() != config.secretKey().isPresent()) {
      throw new IllegalArgumentException(
          "fera.print.s3.access-key and fera.print.s3.secret-key must stand together.");
    }
    return config.accessKey().isPresent()
        ? StaticCredentialsProvider.create(
            AwsBasicCredentials.create(config.accessKey().get(), config.secretKey().orElseThrow()))
        : DefaultCredentialsProvider.builder().build();
  }

  /** Stores a file under a name, over what was there. */
  public void put(String name, Path file, String contentType) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(prefix + name).contentType(contentType),
          RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw fault(e);
    }
  }

  /** The bytes of an object, to be closed; empty if there is none of that name. */
  public Optional<InputStream> get(String name) throws IOException {
    try {
      return Optional.of(client.getObject(request -> request.bucket(bucket).key(prefix + name)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw fault(e);
    }
  }

  /** Removes an object, if it is there. */
  public void delete(String name) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(prefix + name));
    } catch (SdkException e) {
      throw fault(e);
    }
  }

  private static IOException fault(SdkException e) {
    return new IOException("the store of the reports (S3) fails" + status(e), e);
  }

  /** The store's own words may hold addresses; its status does not. */
  private static String status(SdkException e) {
    return e instanceof AwsServiceException answer
        ? " with status " + answer.statusCode()
        : ": it cannot be reached";
  }
}
