#include "net/ldap_directory.h"

#include <ldap.h>

#include <algorithm>
#include <memory>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::net {
namespace {

constexpr int most_groups = 500;

struct LdapFree {
  void operator()(LDAP* handle) const { ldap_unbind_ext_s(handle, nullptr, nullptr); }
  void operator()(LDAPMessage* message) const { ldap_msgfree(message); }
  void operator()(char* text) const { ldap_memfree(text); }
  void operator()(berval** values) const { ldap_value_free_len(values); }
};
using Connection = std::unique_ptr<LDAP, LdapFree>;
using Message = std::unique_ptr<LDAPMessage, LdapFree>;
using Name = std::unique_ptr<char, LdapFree>;
using Values = std::unique_ptr<berval*, LdapFree>;

std::unexpected<Error> silent(const Phrase& what, int code) {
  return error(ErrorCode::unreachable, "the directory: {}: {}", what, ldap_err2string(code));
}

bool is_loopback(std::string_view address) {
  const size_t begin = address.find("://") + 3;
  const std::string_view host = address.substr(begin, address.find_first_of("/", begin) - begin);
  const std::string_view name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return name == "127.0.0.1" || name == "[::1]" || name == "localhost";
}

Result<Connection> connect(const LdapSettings& settings) {
  LDAP* raw = nullptr;
  if (const int code = ldap_initialize(&raw, settings.address.c_str()); code != LDAP_SUCCESS)
    return silent(phrase("{}", settings.address), code);
  Connection connection(raw);
  const int version = LDAP_VERSION3;
  const timeval limit{settings.time_limit_seconds, 0};
  ldap_set_option(raw, LDAP_OPT_PROTOCOL_VERSION, &version);
  ldap_set_option(raw, LDAP_OPT_NETWORK_TIMEOUT, &limit);
  ldap_set_option(raw, LDAP_OPT_TIMEOUT, &limit);
  ldap_set_option(raw, LDAP_OPT_REFERRALS, LDAP_OPT_OFF);
  const std::string authorities = settings.authorities.string();
  if (!authorities.empty()) ldap_set_option(raw, LDAP_OPT_X_TLS_CACERTFILE, authorities.c_str());
  const int demand = LDAP_OPT_X_TLS_DEMAND;
  ldap_set_option(raw, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand);
  const int client = 0;
  ldap_set_option(raw, LDAP_OPT_X_TLS_NEWCTX, &client);
  if (settings.start_tls)
    if (const int code = ldap_start_tls_s(raw, nullptr, nullptr); code != LDAP_SUCCESS)
      return silent(phrase("{}", std::string_view("StartTLS")), code);
  return connection;
}

int bind(LDAP* connection, const std::string& name, const std::string& password) {
  std::string copy = password;
  berval credentials{copy.size(), copy.data()};
  const int code = ldap_sasl_bind_s(connection, name.c_str(), LDAP_SASL_SIMPLE, &credentials, nullptr, nullptr, nullptr);
  wipe(copy.data(), copy.size());
  return code;
}

std::string filled(std::string_view pattern, std::string_view value) {
  std::string out(pattern);
  out.replace(out.find("{}"), 2, escape_filter(value));
  return out;
}

Result<Message> search(LDAP* connection, const LdapSettings& settings, const std::string& base, const std::string& filter,
                       std::vector<const char*> attributes, int limit) {
  std::vector<char*> names;
  for (const char* attribute : attributes) names.push_back(const_cast<char*>(attribute));  // libldap only reads them
  names.push_back(nullptr);
  timeval patience{settings.time_limit_seconds, 0};
  LDAPMessage* raw = nullptr;
  const int code = ldap_search_ext_s(connection, base.c_str(), LDAP_SCOPE_SUBTREE, filter.c_str(), names.data(), 0, nullptr, nullptr,
                                     &patience, limit, &raw);
  Message found(raw);
  if (code != LDAP_SUCCESS && code != LDAP_SIZELIMIT_EXCEEDED && code != LDAP_NO_SUCH_OBJECT) return silent("a search", code);
  return found;
}

std::vector<std::string> values_of(LDAP* connection, LDAPMessage* entry, const std::string& attribute) {
  std::vector<std::string> out;
  const Values values(ldap_get_values_len(connection, entry, attribute.c_str()));
  for (berval** value = values.get(); value != nullptr && *value != nullptr && out.size() < most_groups; ++value)
    out.emplace_back((*value)->bv_val, (*value)->bv_len);
  return out;
}

std::string name_of(LDAP* connection, LDAPMessage* entry) {
  const Name name(ldap_get_dn(connection, entry));
  return name ? std::string(name.get()) : std::string();
}

}  // namespace

std::string escape_filter(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '*' || c == '(' || c == ')' || c == '\0') out += fmt::format("\\{:02x}", static_cast<unsigned char>(c));
    else out += c;
  }
  return out;
}

Result<std::shared_ptr<LdapDirectory>> LdapDirectory::create(LdapSettings settings) {
  const bool tls = settings.address.starts_with("ldaps://");
  if (!tls && !settings.address.starts_with("ldap://"))
    return error(ErrorCode::invalid_input, "'{}': a directory's address begins with ldaps:// or ldap://", settings.address);
  if (tls && settings.start_tls) return error(ErrorCode::invalid_input, "ldaps:// needs no StartTLS");
  if (!tls && !settings.start_tls && !is_loopback(settings.address))
    return error(ErrorCode::invalid_input, "{} is beyond this machine: use ldaps:// or StartTLS", settings.address);
  if (settings.base.empty()) return error(ErrorCode::invalid_input, "a directory needs the base under which people are");
  for (const std::string* filter : {&settings.filter, &settings.group_filter})
    if (filter->find("{}") == std::string::npos || filter->find("{}") != filter->rfind("{}"))
      return error(ErrorCode::invalid_input, "'{}': a filter holds {{}} once", *filter);
  return std::shared_ptr<LdapDirectory>(new LdapDirectory(std::move(settings)));
}

Result<std::optional<model::OutsideIdentity>> LdapDirectory::authenticate(std::string_view login, const Sensitive<std::string>& password) {
  const std::optional<model::OutsideIdentity> nobody;
  if (login.empty() || login.size() > 64 || password.reveal().empty() || password.reveal().contains('\0')) return nobody;
  const Connection service = TRY(connect(settings_));
  if (const int code = bind(service.get(), settings_.bind_name, settings_.bind_password); code != LDAP_SUCCESS)
    return silent("the service's own bind", code);
  const Message people = TRY(search(service.get(), settings_, settings_.base, filled(settings_.filter, login),
                                    {settings_.login_attribute.c_str(), "memberOf"}, 2));
  // Nobody, or a filter that fits two: neither is this person.
  if (!people || ldap_count_entries(service.get(), people.get()) != 1) return nobody;
  LDAPMessage* entry = ldap_first_entry(service.get(), people.get());
  model::OutsideIdentity who;
  who.provider = "ldap";
  who.subject = name_of(service.get(), entry);
  if (who.subject.empty()) return nobody;

  const Connection himself = TRY(connect(settings_));
  const int verdict = bind(himself.get(), who.subject, password.reveal());
  if (verdict == LDAP_INVALID_CREDENTIALS || verdict == LDAP_INSUFFICIENT_ACCESS || verdict == LDAP_INAPPROPRIATE_AUTH ||
      verdict == LDAP_UNWILLING_TO_PERFORM || verdict == LDAP_NO_SUCH_OBJECT)
    return nobody;
  if (verdict != LDAP_SUCCESS) return silent("a bind", verdict);

  const auto logins = values_of(service.get(), entry, settings_.login_attribute);
  who.login = logins.empty() ? std::string(login) : logins.front();
  who.groups = values_of(service.get(), entry, "memberOf");
  if (!settings_.group_base.empty()) {
    const Message groups = TRY(
        search(service.get(), settings_, settings_.group_base, filled(settings_.group_filter, who.subject), {LDAP_NO_ATTRS}, most_groups));
    for (LDAPMessage* group = ldap_first_entry(service.get(), groups.get()); group != nullptr;
         group = ldap_next_entry(service.get(), group))
      if (std::string name = name_of(service.get(), group); std::ranges::find(who.groups, name) == who.groups.end())
        who.groups.push_back(std::move(name));
  }
  return std::optional(std::move(who));
}

}  // namespace sekimori::net
