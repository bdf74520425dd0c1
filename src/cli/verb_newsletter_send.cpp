#include "cli/letter_access.h"
#include "cli/notice_options.h"
#include "node/issue_sending.h"

namespace sekimori::cli {
namespace {

std::vector<Option> sending_options() {
  std::vector<Option> out = notice_options();
  out.push_back(public_url_option());
  out.push_back(flag_option("repeat-unknown", {.ja = "届いたか分からないものも、もう一度送る (二度届くことがある)",
                                               .en = "send what may have arrived once more (some get it twice)"}));
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const node::NotifierSettings notices = TRY(notice_settings(at, arguments));
  const auto settings = node::bulk_mail_of(notices);
  if (!settings) return error(ErrorCode::usage, "--smtp-url URL and --mail-from ADDRESS are needed");
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto progress = [&](std::int64_t accepted, std::int64_t total) {
      if (at.errors_on_terminal) at.note(fmt::format("\r{} / {}", accepted, total));
    };
    const auto done =
        TRY(node::send_issue(node, who, arguments.rest.front(), *settings,
                             arguments.has("repeat-unknown") ? node::Unknown::repeat : node::Unknown::leave, interrupted, progress));
    print(at, arguments, to_json(done));
    return done.counts.finished_at && done.counts.unknown == 0 ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_newsletter_send;
const Verb verb_newsletter_send{
    .name = "newsletter send",
    .summary = {.ja = "承認された号を送る。途中で終わっても続きから", .en = "send an approved issue; begun again, it goes on where it was"},
    .options = safeguard_options(sending_options()),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
