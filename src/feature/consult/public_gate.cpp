#include "feature/consult/public_gate.h"

#include <algorithm>
#include <array>

#include "base/digest.h"

namespace sekimori::consult {
namespace {

constexpr std::int64_t an_hour = 3600 * nanoseconds_per_second;
constexpr std::int64_t first_wait = 60, longest_wait = 3600;  // seconds
constexpr std::int64_t codes_without_wait = 5;

struct StepLimit {
  std::string_view kind;
  std::int64_t of_node, of_address;  // within the hour
};
constexpr std::array<StepLimit, 4> limits = {{{"ask", 40, 6}, {"add", 120, 20}, {"code", 200, 60}, {"mail", 60, 3}}};

const StepLimit& limit_of(PublicStep step) { return limits.at(static_cast<std::size_t>(step)); }

std::int64_t seconds_until(std::int64_t moment, Instant now) {
  return std::max<std::int64_t>((moment - now.nanoseconds + nanoseconds_per_second - 1) / nanoseconds_per_second, 0);
}

std::unexpected<Error> too_many(PublicStep step) {
  if (step == PublicStep::wrong_code) return error(ErrorCode::full, "too many codes that are none; wait before the next one");
  return error(ErrorCode::full, "too many came in within the hour; try again later or call during opening hours");
}

// What one household has: of IPv6 the first four groups.
std::string_view household(std::string_view address) {
  if (address.find(':') == std::string_view::npos || address.starts_with("::")) return address;
  std::size_t at = 0;
  for (int group = 0; group < 4; ++group) {
    const std::size_t next = address.find(':', at);
    if (next == std::string_view::npos) return address;
    if (next + 1 < address.size() && address[next + 1] == ':') return address.substr(0, next);
    at = next + 1;
  }
  return address.substr(0, at - 1);
}

}  // namespace

PublicGate::PublicGate(sql::Database& database, Clock& clock, Random& random)
    : database_(database), clock_(clock), salt_(random.bytes(32)) {}

std::string PublicGate::mark_of(std::string_view address) const {
  if (address.empty()) return {};
  std::string text(salt_.begin(), salt_.end());
  text += household(address);
  return to_hex(sha256(text)).substr(0, 16);
}

Result<std::int64_t> PublicGate::wait_in(sql::Transaction& tx, PublicStep step, const std::string& who, Instant now) {
  const StepLimit& limit = limit_of(step);
  const std::int64_t since = now.nanoseconds - an_hour;
  std::int64_t seconds = 0;
  const auto look_at = [&](std::string_view kind, std::int64_t most, bool slows) -> Result<void> {
    const auto rows = TRY(tx.query("SELECT at FROM consult_gate WHERE kind = ? AND at >= ? ORDER BY at DESC", kind, since));
    const auto count = static_cast<std::int64_t>(rows.size());
    if (count >= most) seconds = std::max(seconds, seconds_until(rows[static_cast<std::size_t>(most - 1)].integer(0) + an_hour, now));
    if (slows && count >= codes_without_wait) {
      const std::int64_t pause = std::min(longest_wait, first_wait << std::min<std::int64_t>(count - codes_without_wait, 6));
      seconds = std::max(seconds, seconds_until(rows.front().integer(0) + pause * nanoseconds_per_second, now));
    }
    return {};
  };
  TRY(look_at(limit.kind, limit.of_node, false));
  if (!who.empty()) TRY(look_at(fmt::format("{}@{}", limit.kind, who), limit.of_address, step == PublicStep::wrong_code));
  return seconds;
}

Result<std::int64_t> PublicGate::wait(PublicStep step, std::string_view address) {
  const Instant now = clock_.now();
  return database_.read([&](sql::Transaction& tx) { return wait_in(tx, step, mark_of(address), now); });
}

Result<void> PublicGate::look(PublicStep step, std::string_view address) {
  if (TRY(wait(step, address)) > 0) return too_many(step);
  return {};
}

Result<void> PublicGate::pass(PublicStep step, std::string_view address) {
  const Instant now = clock_.now();
  const std::string who = mark_of(address);
  return database_.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(tx.execute("DELETE FROM consult_gate WHERE at < ?", now.nanoseconds - an_hour));
    if (TRY(wait_in(tx, step, who, now)) > 0) return too_many(step);
    std::vector<std::string> kinds{std::string(limit_of(step).kind)};
    if (!who.empty()) kinds.push_back(fmt::format("{}@{}", limit_of(step).kind, who));
    for (const std::string& kind : kinds) {
      const std::int64_t place = TRY(tx.query_one("SELECT COUNT(*) FROM consult_gate WHERE kind = ?", kind))->integer(0);
      TRY(tx.execute("INSERT INTO consult_gate(at, kind, place) VALUES (?, ?, ?)", now, kind, place));
    }
    return {};
  });
}

}  // namespace sekimori::consult
