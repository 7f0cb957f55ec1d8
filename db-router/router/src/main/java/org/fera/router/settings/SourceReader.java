package org.fera.router.settings;

import java.util.List;
import java.util.Optional;

/** Reads one named source. */
final class SourceReader {

  private final SourceValues values;
  private final RouterConfig.Source own;

  SourceReader(
      String name,
      RouterConfig.Source own,
      Values environment,
      Optional<Vars> vars,
      List<SettingsReport.Row> report) {
    this.values = new SourceValues(name, environment, vars, report);
    this.own = own;
  }

  /** Empty when nothing names a master of this source. */
  Optional<SourceSettings> read() {
    HostsReader hosts = new HostsReader(values);
    Optional<Value> ownMaster = values.own("master.hosts", own.master().hosts());
    boolean explicit = ownMaster.isPresent() || values.pg("PGHOST").isPresent();
    Optional<Value> masterUrl = values.masterUrl(explicit);
    List<HostPort> masters = hosts.masters(ownMaster, masterUrl);
    if (masters.isEmpty()) {
      refuseSlavesAlone();
      return Optional.empty();
    }
    Optional<Value> ownSlave = values.own("slave.hosts", own.slave().hosts());
    boolean explicitSlave = ownSlave.isPresent() || values.pg("PGHOST_SLAVE").isPresent();
    Optional<Value> slaveUrl = values.slaveUrl(explicitSlave);
    List<HostPort> slaves = hosts.slaves(ownSlave, slaveUrl);
    LoginReader logins = new LoginReader(values, own);
    Login login = logins.master(masterUrl.map(SqlAlchemyUrl::parse));
    Optional<Value> slaveLoginUrl = explicitSlave ? Optional.empty() : slaveUrl;
    PoolReader pools = new PoolReader(values, own);
    return Optional.of(
        new SourceSettings(
            values.name(),
            masters,
            slaves,
            login,
            logins.slave(login, slaveLoginUrl.map(SqlAlchemyUrl::parse)),
            pools.write(),
            pools.read(),
            pools.masterRead(),
            own.slave().maxLagBytes(),
            own.slave().maxStaleness()));
  }

  private void refuseSlavesAlone() {
    values
        .pg("PGHOST_SLAVE")
        .ifPresent(
            slaves -> {
              throw new SettingsException(slaves.origin() + ": is set, but PGHOST is not");
            });
  }
}
