#include "cli/mail_delivery.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

#include "base/text.h"
#include "cli/node_access.h"
#include "cli/options.h"
#include "feature/share/mail_drop.h"

namespace sekimori::cli {
namespace {

constexpr auto bad_data = static_cast<ExitCode>(65);         // EX_DATAERR
constexpr auto try_again_later = static_cast<ExitCode>(75);  // EX_TEMPFAIL

constexpr int most_attempts = 40;
constexpr auto between_attempts = std::chrono::milliseconds(250);

enum class Input : unsigned char { whole, too_large, broken };

Input read_input(Bytes& out) {
  std::size_t used = 0;
  while (true) {
    if (out.size() - used < 65'536) out.resize(out.size() + (out.size() / 2) + 65'536);
    const ssize_t n = ::read(STDIN_FILENO, out.data() + used, out.size() - used);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return Input::broken;
    if (n == 0) break;
    used += static_cast<std::size_t>(n);
    if (used > share::largest_mail) return Input::too_large;
  }
  out.resize(used);
  return Input::whole;
}

// Written by the mail server in front of the mail (pipe's flag R), when it was not given.
std::string sender_in(ByteView mail) {
  const std::string_view head = as_text(mail.first(std::min<std::size_t>(mail.size(), 4096)));
  const std::string_view line = head.substr(0, head.find('\n'));
  if (!ascii_lower(line.substr(0, 12)).starts_with("return-path:")) return {};
  const std::size_t open = line.find('<'), close = line.find('>');
  return open == std::string_view::npos || close == std::string_view::npos || close < open
             ? std::string()
             : std::string(line.substr(open + 1, close - open - 1));
}

}  // namespace

Option border_option() {
  return value_option("mail-border", "NAME",
                      {.ja = "自分のメールサーバーが Authentication-Results に書く名前",
                       .en = "name under which one's own mail server writes Authentication-Results"});
}

std::vector<Option> delivery_options() {
  return {data_option(),
          passphrase_option(),
          database_option(),
          value_option("sender", "ADDRESS", {.ja = "エンベロープの差出人", .en = "sender of the envelope"}),
          value_option("recipient", "ADDRESS", {.ja = "エンベロープの宛先", .en = "recipient of the envelope"}),
          border_option(),
          flag_option("only-keep", {.ja = "置くだけで受け付けない (serve が行う)", .en = "keep it and no more: `serve` does the rest"})};
}

Result<ExitCode> deliver_mail(Surroundings& at, const Arguments& arguments, std::string_view folder,
                              const std::function<Result<void>(node::Node&)>& take) {
  share::Delivery delivery{.sender = arguments.value("sender"), .recipient = arguments.value("recipient"), .mail = {}};
  delivery.border = arguments.value("mail-border", "");
  switch (read_input(delivery.mail)) {
    case Input::broken: return try_again_later;
    case Input::too_large: at.say({.ja = "sekimori: メールが大きすぎます", .en = "sekimori: the mail is too large"}); return bad_data;
    case Input::whole: break;
  }
  if (delivery.sender.empty()) delivery.sender = sender_in(delivery.mail);
  const Path data = data_directory(arguments);
  // A folder that is not there is a mistake of whoever set it up: the mail waits until it is mended.
  if (!at.files.exists(data / "spool")) {
    at.say({.ja = fmt::format("sekimori: {} はノードのデータではありません", data.string()),
            .en = fmt::format("sekimori: {} holds no node's data", data.string())});
    return try_again_later;
  }
  share::MailDrop drop(at.files, data / "spool" / folder);
  const auto id = drop.put(delivery, at.clock.now());
  if (!id) {
    at.note(fmt::format("sekimori: {}\n", id.error().in(at.language)));
    return id.error().code == ErrorCode::invalid_input ? bad_data : try_again_later;
  }
  // From here on the mail is ours. A node that serves takes it by itself; otherwise it is taken now, and if that fails, next time.
  if (arguments.has("only-keep")) return ExitCode::ok;
  node::NodeSettings settings = node_settings(arguments);
  settings.how = node::OpenData::must_exist;
  settings.reader = at.program;
  // Whoever holds the node now may have looked before this mail lay there: until it is gone, or for some seconds, we try.
  for (int attempt = 0; attempt < most_attempts && !interrupted(); ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(between_attempts);
    const auto waiting = drop.waiting();
    if (!waiting || std::ranges::find(*waiting, *id) == waiting->end()) return ExitCode::ok;
    auto node = node::Node::open(settings, {at.clock, at.random, at.files, at.processes});
    if (!node && node.error().code == ErrorCode::conflict) continue;
    if (!node) {
      at.note(fmt::format("sekimori: {}\n", node.error().in(at.language)));
      return ExitCode::ok;
    }
    if (const auto done = take(**node); !done) at.note(fmt::format("sekimori: {}\n", done.error().in(at.language)));
    return ExitCode::ok;
  }
  return ExitCode::ok;
}

Result<Path> spool_of(Surroundings& at, const Arguments& arguments) {
  const Path data = data_directory(arguments);
  if (!at.files.exists(data / "version") || !at.files.exists(data / "spool"))
    return error(ErrorCode::not_found, "{} holds no node's data", data.string());
  return data / "spool";
}

void print_held(Surroundings& at, const Arguments& arguments, const std::vector<share::HeldMail>& mails) {
  for (const auto& [id, one] : mails) {
    const Json row = Json::object({{"id", id},
                                   {"sender", one.sender},
                                   {"recipient", one.recipient},
                                   {"received_at", one.received_at},
                                   {"bytes", one.mail.size()},
                                   {"reason", one.reason}});
    at.out(arguments.has("json") ? row.dump() + "\n"
                                 : fmt::format("{}  {}  <{}>  {}\n", id.substr(0, 12), one.received_at, one.sender,
                                               share::held_reason_in(one.reason, at.language)));
  }
}

}  // namespace sekimori::cli
