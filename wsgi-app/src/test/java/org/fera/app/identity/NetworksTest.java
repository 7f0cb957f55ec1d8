package org.fera.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  @ParameterizedTest
  @Tag("WA-7.9")
  @CsvSource({
    "10.1.2.3, true",
    "10.255.255.255, true",
    "11.0.0.1, false",
    "192.0.2.7, true",
    "192.0.2.8, false",
    "fd00:1::2, true",
    "fe80::1, false",
  })
  void holdsAddresses(String address, boolean inside) throws UnknownHostException {
    Remote.Networks networks = Remote.Networks.of(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8"));
    assertThat(networks.contain(InetAddress.getByName(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @Tag("WA-7.9")
  @ValueSource(strings = {"intranet", "10.0.0.0/33", "10.0.0/x", ""})
  void refusesWhatIsNoNetwork(String text) {
    assertThatThrownBy(() -> Remote.Networks.of(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("intranet-networks");
  }
}
