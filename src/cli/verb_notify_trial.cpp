#include "cli/notice_options.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  node::NotifierSettings settings = TRY(notice_settings(at, arguments));
  if (!settings.mail && !settings.webhook)
    return error(ErrorCode::usage, "--smtp-url or --webhook-url is needed; they may stand in sekimori.toml");
  const std::string to = arguments.value("to");
  if (settings.mail && to.empty()) return error(ErrorCode::usage, "--to ADDRESS is needed for a mail");
  return with_node(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    node::Notifier notifier(node, std::move(settings));
    TRY(notifier.test(to, at.language));
    at.say({.ja = "送りました。", .en = "Sent."});
    return ExitCode::ok;
  });
}

std::vector<Option> options() {
  std::vector<Option> out = {
      data_option(),
      passphrase_option(),
      database_option(),
      {.name = "to", .kind = OptionKind::value, .metavar = "ADDRESS", .help = {.ja = "宛先", .en = "who gets the mail"}},
      {.name = "public-url", .kind = OptionKind::value, .metavar = "URL", .help = {.ja = "リンクの先", .en = "where links lead"}}};
  const std::vector<Option> more = notice_options();
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace

extern const Verb verb_notify_trial;
const Verb verb_notify_trial{
    .name = "notify test",
    .summary = {.ja = "確認のメールと webhook を今送る", .en = "send a mail and a webhook now, to see that they arrive"},
    .options = options(),
    .run = run};

}  // namespace sekimori::cli
