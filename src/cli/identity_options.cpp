#include "cli/identity_options.h"

#include "net/ldap_directory.h"
#include "net/open_id_provider.h"

namespace sekimori::cli {
namespace {

Option value(std::string_view name, std::string_view metavar, Text help, std::string_view fallback = {}) {
  return {.name = name, .kind = OptionKind::value, .metavar = metavar, .help = help, .fallback = fallback};
}

// The first line of a file that only its owner may read.
Result<std::string> secret_of(Surroundings& at, const Arguments& arguments, std::string_view option) {
  const std::string file = arguments.value(option);
  if (file.empty()) return std::string();
  TRY(ledger::check_private(at.files, file));
  return TRY(ledger::read_passphrase(at.files, file)).reveal();
}

Result<record::GroupRole> group_role(const std::string& text) {
  // A distinguished name holds '=' itself, so the last one counts.
  const size_t equals = text.rfind('=');
  const auto role = equals == std::string::npos ? std::nullopt : record::role_from_identifier(std::string_view(text).substr(equals + 1));
  if (!role || equals == 0) return error(ErrorCode::usage, "--group-role {}: GROUP=ROLE, with a role such as secret_manager", text);
  return record::GroupRole{text.substr(0, equals), *role};
}

}  // namespace

std::vector<Option> identity_options() {
  return {
      value("oidc-issuer", "URL", {.ja = "OpenID Connect の発行者", .en = "issuer of an OpenID Connect provider"}),
      value("oidc-client", "ID", {.ja = "その登録名", .en = "client id at the provider"}),
      value("oidc-secret-file", "FILE", {.ja = "その秘密のファイル", .en = "file with the client secret; without it PKCE alone"}),
      value("oidc-name", "TEXT", {.ja = "ボタンに出す名前", .en = "name on the button"}),
      value("oidc-groups-claim", "NAME", {.ja = "所属の項目名", .en = "claim that lists groups"}, "groups"),
      value("ldap-url", "URL", {.ja = "LDAP ディレクトリ (ldaps://)", .en = "LDAP directory (ldaps://)"}),
      {.name = "ldap-start-tls", .help = {.ja = "ldap:// を StartTLS で守る", .en = "StartTLS on ldap://"}},
      value("ldap-ca-file", "FILE", {.ja = "認証局の証明書", .en = "certificates of the authorities"}),
      value("ldap-base", "DN", {.ja = "人のいる場所", .en = "where people are"}),
      value("ldap-bind-dn", "DN", {.ja = "検索する者の名前", .en = "who searches; anonymously without"}),
      value("ldap-bind-password-file", "FILE", {.ja = "そのパスワードのファイル", .en = "file with its password"}),
      value("ldap-filter", "FILTER", {.ja = "人の検索式", .en = "filter for a person"}, "(uid={})"),
      value("ldap-login-attribute", "NAME", {.ja = "ログイン名の属性", .en = "attribute that is the log-in name"}, "uid"),
      value("ldap-group-base", "DN", {.ja = "グループのある場所", .en = "where groups are; memberOf alone without"}),
      value("ldap-group-filter", "FILTER", {.ja = "グループの検索式", .en = "filter for groups of a person"}, "(member={})"),
      {.name = "group-role",
       .kind = OptionKind::repeated,
       .metavar = "GROUP=ROLE",
       .help = {.ja = "グループが与える役割 (複数可)", .en = "role that a group brings; may be given again"}},
  };
}

Result<void> add_identity(Surroundings& at, const Arguments& arguments, node::NodeSettings& settings) {
  for (const std::string& text : arguments.all("group-role")) settings.group_roles.push_back(TRY(group_role(text)));
  if (const std::string issuer = arguments.value("oidc-issuer"); !issuer.empty()) {
    net::OpenIdSettings provider;
    provider.issuer = issuer;
    provider.client = arguments.value("oidc-client");
    provider.client_secret = TRY(secret_of(at, arguments, "oidc-secret-file"));
    provider.name = arguments.value("oidc-name");
    provider.groups_claim = arguments.value("oidc-groups-claim");
    settings.provider = TRY(net::OpenIdProvider::create(std::move(provider), at.clock, at.random));
  }
  if (const std::string url = arguments.value("ldap-url"); !url.empty()) {
    net::LdapSettings directory;
    directory.address = url;
    directory.start_tls = arguments.has("ldap-start-tls");
    directory.authorities = arguments.value("ldap-ca-file");
    directory.base = arguments.value("ldap-base");
    directory.bind_name = arguments.value("ldap-bind-dn");
    directory.bind_password = TRY(secret_of(at, arguments, "ldap-bind-password-file"));
    directory.filter = arguments.value("ldap-filter");
    directory.login_attribute = arguments.value("ldap-login-attribute");
    directory.group_base = arguments.value("ldap-group-base");
    directory.group_filter = arguments.value("ldap-group-filter");
    settings.directory = TRY(net::LdapDirectory::create(std::move(directory)));
  }
  if ((settings.provider || settings.directory) && settings.group_roles.empty())
    return error(ErrorCode::usage, "--group-role GROUP=ROLE is needed: without it nobody from outside has a role here");
  return {};
}

}  // namespace sekimori::cli
