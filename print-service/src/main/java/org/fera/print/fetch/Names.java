package org.fera.print.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns host names into addresses. */
@FunctionalInterface
interface Names {

  /** By the machine's resolver. */
  Names SYSTEM = InetAddress::getAllByName;

  InetAddress[] resolve(String host) throws UnknownHostException;
}
