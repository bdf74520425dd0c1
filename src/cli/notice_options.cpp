#include "cli/notice_options.h"

namespace sekimori::cli {
namespace {

Option value(std::string_view name, std::string_view metavar, Text help) {
  return {.name = name, .kind = OptionKind::value, .metavar = metavar, .help = help};
}

Result<std::string> secret_of(Surroundings& at, const Arguments& arguments, std::string_view option) {
  const std::string file = arguments.value(option);
  if (file.empty()) return std::string();
  TRY(ledger::check_private(at.files, file));
  return TRY(ledger::read_passphrase(at.files, file)).reveal();
}

}  // namespace

std::vector<Option> notice_options() {
  return {
      value("smtp-url", "URL", {.ja = "メールサーバー (smtps:// か smtp://)", .en = "mail server (smtps:// or smtp://)"}),
      value("mail-from", "ADDRESS", {.ja = "差出人", .en = "address that mails come from"}),
      value("smtp-user", "NAME", {.ja = "メールサーバーの利用者", .en = "user at the mail server"}),
      value("smtp-password-file", "FILE", {.ja = "そのパスワードのファイル", .en = "file with its password"}),
      value("smtp-ca-file", "FILE", {.ja = "認証局の証明書", .en = "certificates of the authorities"}),
      value("webhook-url", "URL", {.ja = "通知を送る Web アドレス", .en = "web address that is told too"}),
      value("webhook-secret-file", "FILE",
            {.ja = "署名の秘密のファイル (32 文字以上)", .en = "file with the secret that signs (32 characters or more)"}),
  };
}

Result<node::NotifierSettings> notice_settings(Surroundings& at, const Arguments& arguments) {
  node::NotifierSettings settings;
  settings.public_url = arguments.value("public-url");
  if (const std::string url = arguments.value("smtp-url"); !url.empty()) {
    net::MailSettings mail;
    mail.address = url;
    mail.from = arguments.value("mail-from");
    mail.user = arguments.value("smtp-user");
    mail.password = TRY(secret_of(at, arguments, "smtp-password-file"));
    mail.authorities = arguments.value("smtp-ca-file");
    if (mail.from.empty()) return error(ErrorCode::usage, "--smtp-url needs --mail-from ADDRESS");
    settings.mail = std::move(mail);
  }
  if (const std::string url = arguments.value("webhook-url"); !url.empty()) {
    if (auto good = net::check_address(url); !good) return std::unexpected(std::move(good).error().at("--webhook-url"));
    net::WebhookSettings hook;
    hook.address = url;
    hook.secret = TRY(secret_of(at, arguments, "webhook-secret-file"));
    if (hook.secret.size() < 32) return error(ErrorCode::usage, "--webhook-url needs --webhook-secret-file with at least 32 characters");
    settings.webhook = std::move(hook);
  }
  return settings;
}

}  // namespace sekimori::cli
