// A password checked by an LDAP directory: search for the person, bind as him, read his groups.
//
//   auto directory = TRY(LdapDirectory::create({.address = "ldaps://ldap.example", .base = "ou=people,dc=example", ...}));
//   auto known = TRY(directory->authenticate("sato", password));
//
// Over TLS (ldaps://, or ldap:// with StartTLS) unless the directory is on this machine. What a person types is escaped before it stands in
// a filter (RFC 4515). An empty password is refused here: a directory would take it as an anonymous bind and say yes. Referrals are not
// followed. unreachable: no connection, late, bad certificate, or the service's own bind was refused. Any thread.
#pragma once

#include "base/files.h"
#include "model/ports/outside_identity.h"

namespace sekimori::net {

struct LdapSettings {
  std::string address;  // ldaps://host[:port] or ldap://host[:port]
  bool start_tls = false;
  Path authorities = {};                           // PEM file; empty: the system's
  std::string base;                                // where people are
  std::string bind_name = {}, bind_password = {};  // who searches; empty: anonymously
  std::string filter = "(uid={})";                 // {}: the escaped log-in name
  std::string login_attribute = "uid";
  std::string group_base = {};               // empty: memberOf of the entry alone
  std::string group_filter = "(member={})";  // {}: the escaped distinguished name
  int time_limit_seconds = 10;
};

// The five signs of RFC 4515 as \xx.
std::string escape_filter(std::string_view text);

class LdapDirectory final : public model::PasswordDirectory {
 public:
  // invalid_input for an address beyond this machine without TLS, or a filter without its {}.
  static Result<std::shared_ptr<LdapDirectory>> create(LdapSettings settings);
  Result<std::optional<model::OutsideIdentity>> authenticate(std::string_view login, const Sensitive<std::string>& password) override;

 private:
  explicit LdapDirectory(LdapSettings settings) : settings_(std::move(settings)) {}
  LdapSettings settings_;
};

}  // namespace sekimori::net
