package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Addresses of IPv4 and their blocks. */
final class Addresses {

  private Addresses() {}

  /** Whether an ipBlock of a network policy holds an address. */
  static boolean inBlock(JsonNode block, String address) {
    return in(block.path("cidr").asText(), address)
        && Manifests.elements(block.path("except")).noneMatch(e -> in(e.asText(), address));
  }

  private static boolean in(String cidr, String address) {
    String[] parts = cidr.split("/");
    int free = 32 - Integer.parseInt(parts[1]);
    return free == 32 || number(parts[0]) >>> free == number(address) >>> free;
  }

  private static int number(String address) {
    return Stream.of(address.split("\\."))
        .mapToInt(Integer::parseInt)
        .reduce(0, (all, part) -> all << 8 | part);
  }
}
