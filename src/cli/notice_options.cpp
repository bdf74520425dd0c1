#include "cli/notice_options.h"

#include <charconv>

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

Result<std::int64_t> number_of(const Arguments& arguments, std::string_view option, std::int64_t least, std::int64_t most) {
  const std::string text = arguments.value(option);
  std::int64_t out = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (problem != std::errc() || end != text.data() + text.size() || out < least || out > most)
    return error(ErrorCode::usage, "--{} '{}': a number from {} to {} is needed", option, text, least, most);
  return out;
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
      value("mail-name", "TEXT", {.ja = "会報の差出人の名前", .en = "name that issues of the newsletter come from"}),
      value("mail-connections", "N", {.ja = "会報を送る接続の数 (既定 4)", .en = "connections that send an issue (4 unless said)"}),
      value("mails-per-second", "N", {.ja = "会報を 1 秒に送る数の上限", .en = "most mails of an issue in a second"}),
      value("postfix-log", "FILE",
            {.ja = "このマシンの Postfix のログ (送信の途中で終わったとき、受け取り済みかを調べる)",
             .en = "log of the Postfix on this machine: says what it took when sending was cut short"}),
      value("postfix-config", "DIR", {.ja = "その Postfix の設定の場所", .en = "its configuration, when it is an instance of its own"}),
      value("dkim-key", "FILE", {.ja = "DKIM の秘密鍵 (PEM)", .en = "private key for DKIM (PEM)"}),
      value("dkim-selector", "NAME", {.ja = "DKIM のセレクター", .en = "selector for DKIM"}),
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
  node::BulkMail& bulk = settings.bulk;
  bulk.name = arguments.value("mail-name");
  bulk.postfix_log = arguments.value("postfix-log");
  bulk.postfix_configuration = arguments.value("postfix-config");
  bulk.dkim_key = arguments.value("dkim-key");
  bulk.dkim_selector = arguments.value("dkim-selector");
  if (!bulk.dkim_key.empty() && bulk.dkim_selector.empty()) return error(ErrorCode::usage, "--dkim-key needs --dkim-selector NAME");
  constexpr std::int64_t most_connections = 32, most_per_second = 100'000;
  if (arguments.has("mail-connections"))
    bulk.connections = static_cast<int>(TRY(number_of(arguments, "mail-connections", 1, most_connections)));
  if (arguments.has("mails-per-second")) bulk.per_second = TRY(number_of(arguments, "mails-per-second", 1, most_per_second));
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
