#include "engine/mask/pseudonym.h"

#include <algorithm>
#include <set>

namespace sekimori::mask {
namespace {

// Words that need no sign of their own: which one it was tells nothing more.
bool is_plain(Identifier identifier) {
  switch (identifier) {
    case Identifier::department:
    case Identifier::title:
    case Identifier::banner:
    case Identifier::document_property:
    case Identifier::authentication_result:
    case Identifier::attribute_combination:
    case Identifier::received_chain: return true;
    default: return false;
  }
}

}  // namespace

Pseudonyms::Pseudonyms(const Sensitive<Bytes>& key, const Roster& roster, Audience audience, Language language)
    : key_(key.copy()), roster_(roster), audience_(std::move(audience)), language_(language) {
  give_signs();
}

void Pseudonyms::give_signs() {
  std::vector<std::string_view> ids;
  for (const Organisation& one : roster_.organisations) ids.push_back(one.id);
  // M-1000 is later than M-999: who comes later never takes the sign of who was there.
  std::ranges::sort(ids, {}, [](std::string_view id) { return std::pair(id.size(), id); });
  std::set<std::string, std::less<>> taken;
  for (const std::string_view id : ids) {
    const std::string subject = std::string("org:").append(id);
    std::string sign = code(subject);
    for (int more = 1; !taken.insert(sign).second; ++more) sign = code(fmt::format("{}\n{}", subject, more));
    signs_.emplace(id, std::move(sign));
  }
}

Result<Day> Pseudonyms::epoch_start(std::string_view epoch) {
  const auto span = Span::parse(epoch);
  if (!span || span->period == Period::month || span->period == Period::until_year)
    return error(ErrorCode::invalid_input, "'{}' is no epoch; write a quarter as 2026Q4", epoch);
  return Day::from_date(span->year, span->month, 1);
}

std::string Pseudonyms::epoch_of(const Span& span) {
  const bool whole_year = span.period == Period::year || span.period == Period::until_year;
  return Span::around(span.year, span.month, whole_year ? Period::year : Period::quarter).to_string();
}

Digest Pseudonyms::digest(std::string_view subject) const {
  std::string message = "sekimori mask pseudonym v1";
  for (const std::string_view part : {std::string_view(audience_.id), std::string_view(audience_.epoch), subject}) {
    message += '\0';
    message += part;
  }
  return hmac_sha256(key_.reveal(), as_bytes(message));
}

// Letters and digits in turn, without vowels: no such sign is anybody's name.
std::string Pseudonyms::code(std::string_view subject) const {
  static constexpr std::string_view letters = "BCDFGHJKLMNPQRSTVWXZ", digits = "23456789";
  const Digest d = digest(subject);
  std::string out;
  for (std::size_t i = 0; i < 6; ++i) {
    const unsigned value = static_cast<unsigned>(d.at(2 * i)) << 8U | d.at(2 * i + 1);
    out += i % 2 == 0 ? letters[value % letters.size()] : digits[value % digits.size()];
  }
  return out;
}

std::string Pseudonyms::uuid(std::string_view subject) const {
  Digest d = digest(std::string("uuid:").append(subject));
  d[6] = static_cast<Byte>((d[6] & 0x0FU) | 0x50U);
  d[8] = static_cast<Byte>((d[8] & 0x3FU) | 0x80U);
  const std::string hex = to_hex(ByteView(d.data(), 16));
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20);
}

std::string Pseudonyms::of(Identifier identifier, std::string_view subject) const {
  const bool ja = language_ == Language::ja;
  const std::string_view title = title_of(identifier).in(language_);
  if (subject.starts_with("org:")) {
    const auto sign = signs_.find(subject.substr(4));
    if (sign != signs_.end()) {
      std::string who;
      const Sig* sig = roster_.sig(audience_.id);
      const auto index = roster_.find(subject.substr(4));
      const bool inside = sig != nullptr && index &&
                          std::ranges::find(roster_.organisations[*index].sigs, sig->id) != roster_.organisations[*index].sigs.end();
      if (inside) who = ja ? sig->ja + " " + sign->second + "社" : sig->en + " company " + sign->second;
      else who = (ja ? "組織 " : "Organisation ") + sign->second;
      if (identifier == Identifier::organisation) return "[" + who + "]";
      return "[" + who + (ja ? "の" : ": ") + std::string(title) + "]";
    }
  }
  if (is_plain(identifier) || subject.empty()) return "[" + std::string(title) + "]";
  return "[" + std::string(title) + " " + code(subject) + "]";
}

}  // namespace sekimori::mask
