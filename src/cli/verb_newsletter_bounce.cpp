// `sekimori newsletter bounce`: one mail on stdin that came to a return address of the newsletter, as Postfix's pipe(8) hands it over. It
// is kept durably and no more; a node that serves counts it, or `newsletter bounces`. Exit codes are sysexits(3). Nothing is ever answered.
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "cli/letter_access.h"
#include "feature/teach/newsletter/bounce_report.h"
#include "node/bounce_intake.h"

namespace sekimori::cli {
namespace {

constexpr auto try_again_later = static_cast<ExitCode>(75);  // EX_TEMPFAIL

std::optional<Bytes> read_input() {
  Bytes out(teach::largest_bounce + 1);
  std::size_t used = 0;
  while (used < out.size()) {
    const ssize_t n = ::read(STDIN_FILENO, out.data() + used, out.size() - used);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return {};
    if (n == 0) break;
    used += static_cast<std::size_t>(n);
  }
  out.resize(used);
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  auto mail = read_input();
  if (!mail) return try_again_later;
  const Path spool = data_directory(arguments) / "spool";
  if (!at.files.exists(spool)) return try_again_later;
  // One that is too large or empty can be no report; it is thrown away, for an answer to a notification would begin a circle.
  if (mail->empty() || mail->size() > teach::largest_bounce) return ExitCode::ok;
  share::MailDrop drop = node::bounce_drop(at.files, spool);
  const auto id = drop.put(
      {.sender = arguments.value("sender"), .recipient = TRY(needed(arguments, "recipient")), .mail = *std::move(mail)}, at.clock.now());
  if (id) return ExitCode::ok;
  at.note(fmt::format("sekimori: {}\n", id.error().in(at.language)));
  return id.error().code == ErrorCode::invalid_input ? ExitCode::ok : try_again_later;
}

}  // namespace

extern const Verb verb_newsletter_bounce;
const Verb verb_newsletter_bounce{
    .name = "newsletter bounce",
    .summary = {.ja = "メールサーバーから、戻ってきたメールを 1 通受け取る (標準入力)",
                .en = "take one mail that came back from the mail server (stdin)"},
    .options = {data_option(), value_option("sender", "ADDRESS", {.ja = "エンベロープの差出人", .en = "sender of the envelope"}),
                value_option("recipient", "ADDRESS", {.ja = "エンベロープの宛先", .en = "recipient of the envelope"})},
    .rest = "",
    .run = run};

}  // namespace sekimori::cli
