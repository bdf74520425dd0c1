#include "feature/protect/rights/access_list.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sekimori::protect::rights {
namespace {

constexpr std::array<WellKnownPrincipal, 20> well_known_principals = {{
    {"WD", "S-1-1-0", "Everyone", "全員", WellKnown::everyone},
    {"AU", "S-1-5-11", "Authenticated Users", "認証済みユーザー", WellKnown::everyone},
    {"BU", "S-1-5-32-545", "Users", "BUILTIN\\Users", WellKnown::everyone},
    {"IU", "S-1-5-4", "INTERACTIVE", "対話型ログオン", WellKnown::everyone},
    {"NU", "S-1-5-2", "NETWORK", "ネットワーク", WellKnown::everyone},
    {"AN", "S-1-5-7", "ANONYMOUS LOGON", "匿名ログオン", WellKnown::everyone},
    {"CO", "S-1-3-0", "CREATOR OWNER", "作成者所有者", WellKnown::owner},
    {"CG", "S-1-3-1", "CREATOR GROUP", "作成者グループ", WellKnown::owner},
    {"OW", "S-1-3-4", "OWNER RIGHTS", "所有者の権利", WellKnown::owner},
    {"SY", "S-1-5-18", "SYSTEM", "ローカル システム", WellKnown::system},
    {"LS", "S-1-5-19", "LOCAL SERVICE", "ローカル サービス", WellKnown::system},
    {"NS", "S-1-5-20", "NETWORK SERVICE", "ネットワーク サービス", WellKnown::system},
    {"", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", "TrustedInstaller", "NT SERVICE\\TrustedInstaller",
     WellKnown::system},
    {"BA", "S-1-5-32-544", "Administrators", "BUILTIN\\Administrators", WellKnown::local_group},
    {"BG", "S-1-5-32-546", "Guests", "BUILTIN\\Guests", WellKnown::local_group},
    {"PU", "S-1-5-32-547", "Power Users", "BUILTIN\\Power Users", WellKnown::local_group},
    {"SO", "S-1-5-32-549", "Server Operators", "BUILTIN\\Server Operators", WellKnown::local_group},
    {"PO", "S-1-5-32-550", "Print Operators", "BUILTIN\\Print Operators", WellKnown::local_group},
    {"BO", "S-1-5-32-551", "Backup Operators", "BUILTIN\\Backup Operators", WellKnown::local_group},
    {"RU", "S-1-5-32-554", "Pre-Windows 2000 Compatible Access", "BUILTIN\\Pre-Windows 2000 Compatible Access", WellKnown::local_group},
}};

std::string_view without_domain(std::string_view name) {
  const size_t slash = name.rfind('\\');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

// "CN=設計, OU=Groups , DC=firm" and "cn=設計,ou=groups,dc=firm" are one.
std::string distinguished_name_key(std::string_view name) {
  std::string out;
  bool after_comma = false;
  for (char c : fold(name)) {
    if (after_comma && c == ' ') continue;
    if (c == ',')
      while (out.ends_with(' ')) out.pop_back();
    after_comma = c == ',';
    out += c;
  }
  return out;
}

}  // namespace

std::string words_of(Rights rights) {
  std::string out;
  const auto add = [&](Rights bit, std::string_view word) {
    if ((rights & bit) == 0) return;
    if (!out.empty()) out += ", ";
    out += word;
  };
  add(may_read, "read");
  add(may_write, "write");
  add(may_control, "control");
  return out.empty() ? "none" : out;
}

const WellKnownPrincipal* well_known(std::string_view principal) {
  principal = trim(principal);
  const std::string name = fold(principal);
  const std::string bare = fold(without_domain(principal));
  // A domain of the firm may have a group "Users" of its own: only the machine's own prefixes are dropped.
  const bool of_machine =
      name == bare || name.starts_with("builtin\\") || name.starts_with("nt authority\\") || name.starts_with("nt service\\");
  for (const WellKnownPrincipal& known : well_known_principals) {
    if (!known.sddl.empty() && principal == known.sddl) return &known;
    if (name == fold(known.sid)) return &known;
    if (of_machine && (bare == fold(known.name) || name == fold(known.ja))) return &known;
  }
  return nullptr;
}

std::string principal_key(std::string_view principal, const std::vector<std::string>& own_domains) {
  principal = trim(principal);
  if (const WellKnownPrincipal* known = well_known(principal)) return fold(known->sid);
  if (principal.find('=') != std::string_view::npos && principal.find(',') != std::string_view::npos)
    return distinguished_name_key(principal);
  std::string key = fold(without_domain(principal));
  if (const size_t at = key.find('@'); at != std::string::npos && at > 0) {
    const std::string domain = key.substr(at + 1);
    if (std::ranges::any_of(own_domains, [&](const std::string& own) { return fold(own) == domain; })) key.resize(at);
  }
  return key;
}

}  // namespace sekimori::protect::rights
