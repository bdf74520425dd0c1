#include "engine/mail/route.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/link/indicator.h"
#include "engine/link/mail_parts.h"
#include "engine/mask/knowledge.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t most_hops = 60;
constexpr std::int64_t clock_tolerance = 5 * 60;
constexpr std::int64_t long_stay = 60 * 60;

// The word behind `mark` ("from ", " by "), up to a blank or bracket.
std::string word_after(std::string_view line, std::string_view lower, std::string_view mark) {
  std::size_t at = 0;
  if (!lower.starts_with(mark)) {
    at = lower.find(fmt::format(" {}", mark));
    if (at == std::string_view::npos) return {};
    ++at;
  }
  at = line.find_first_not_of(' ', at + mark.size());
  if (at == std::string_view::npos) return {};
  return std::string(line.substr(at, std::min(line.find_first_of(" ;()", at), line.size()) - at));
}

std::string without_brackets(std::string_view text) {
  if (text.starts_with('[')) text.remove_prefix(1);
  if (text.ends_with(']')) text.remove_suffix(1);
  return ascii_lower(text);
}

// "from HELO (name [address]) by HOST with PROTOCOL id ...; date"; "from [HELO] (HELO [address])"; "from name (HELO helo) (address)".
Hop read_hop(std::string_view line) {
  Hop hop;
  const std::size_t semicolon = line.rfind(';');
  if (semicolon != std::string_view::npos) hop.at = link::parse_mail_date(trim(line.substr(semicolon + 1)));
  const std::string lower = ascii_lower(line);
  hop.says = without_brackets(word_after(line, lower, "from "));
  hop.by = ascii_lower(word_after(line, lower, "by "));
  hop.with = ascii_lower(word_after(line, lower, "with "));
  std::size_t end = lower.find(" by ");
  if (lower.starts_with("by ")) end = 0;
  const std::string_view from = std::string_view(line).substr(0, std::min(end, line.size()));
  for (std::size_t open = from.find_first_of("[("); open != std::string_view::npos; open = from.find_first_of("[(", open + 1)) {
    std::string_view inside = from.substr(open + 1);
    inside = inside.substr(0, inside.find_first_of("])"));
    if (ascii_lower(inside.substr(0, 5)) == "ipv6:") inside.remove_prefix(5);
    if (const auto address = link::parse_address(inside)) {
      hop.address = link::to_string(*address);
      hop.outside = !mask::is_private_address(hop.address) && !hop.address.starts_with("127.") && hop.address != "::1";
    }
  }
  // "(name [address])": what the address is called by who runs it.
  if (const std::size_t open = from.find('('); open != std::string_view::npos) {
    std::string_view inside = trim(from.substr(open + 1));
    inside = inside.substr(0, inside.find_first_of(" [)"));
    const std::string name = ascii_lower(inside);
    if (name != "unknown" && name != "helo" && name.find('.') != std::string::npos && !link::parse_address(name)) hop.name = name;
  }
  while (hop.name.ends_with('.')) hop.name.pop_back();
  return hop;
}

std::int64_t seconds_between(Instant from, Instant to) {
  return to.nanoseconds / nanoseconds_per_second - from.nanoseconds / nanoseconds_per_second;
}

std::string duration(std::int64_t seconds) {
  seconds = seconds < 0 ? -seconds : seconds;
  if (seconds < 3600) return fmt::format("{} min", seconds / 60);
  if (seconds < 48 * 3600) return fmt::format("{} h {} min", seconds / 3600, seconds % 3600 / 60);
  return fmt::format("{} d", seconds / 86400);
}

bool like_home_line(std::string_view name) {
  constexpr std::array<std::string_view, 13> words = {"dynamic", "dyn.",  "dhcp", "pool",   "ppp",    "dsl",      "cable",
                                                      "dial",    "flets", "ftth", "mobile", "client", "broadband"};
  return std::ranges::any_of(words, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

}  // namespace

Route read_route(const Mail& mail, const Context& context) {
  Route out;
  for (const std::string_view line : mail.all("received"))
    if (out.hops.size() < most_hops) out.hops.push_back(read_hop(line));
  for (std::size_t i = 0; i + 1 < out.hops.size(); ++i)
    if (out.hops[i].at && out.hops[i + 1].at) out.hops[i].delay_seconds = seconds_between(*out.hops[i + 1].at, *out.hops[i].at);
  // A server of ours may well have a public address; by its name it is inside.
  const mask::Organisation* const own = context.reporter();
  const auto is_ours = [&](const Hop& hop) {
    return own != nullptr &&
           std::ranges::any_of(own->domains, [&](const std::string& domain) { return same_organisation(hop.name, domain); });
  };
  const auto border = std::ranges::find_if(out.hops, [&](const Hop& hop) { return hop.outside && !is_ours(hop); });
  if (border != out.hops.end()) out.border = static_cast<std::size_t>(border - out.hops.begin());
  return out;
}

Json to_json(const Route& route) {
  Json hops = Json::array();
  for (const Hop& hop : route.hops)
    hops.push(Json::object({{"says", cut_value(hop.says)},
                            {"name", cut_value(hop.name)},
                            {"address", hop.address},
                            {"by", cut_value(hop.by)},
                            {"with", cut_value(hop.with)},
                            {"at", json_or_null(hop.at)},
                            {"delay_seconds", json_or_null(hop.delay_seconds)},
                            {"outside", hop.outside}}));
  return Json::object({{"hops", std::move(hops)}, {"border", json_or_null(route.border)}});
}

void find_route_signs(const Mail& mail, const Route& route, const Context& context, Signs& signs) {
  if (route.hops.empty()) {
    if (!mail.from_outlook) signs.add("no_route", "Received", "");
    return;
  }
  const auto place = [&](std::size_t i) { return fmt::format("Received[{}]", i + 1); };
  const std::vector<std::string_view> lines = mail.all("received");
  for (std::size_t i = 0; i < route.hops.size(); ++i) {
    const Hop& hop = route.hops[i];
    if (!hop.delay_seconds) continue;
    if (*hop.delay_seconds < -clock_tolerance) signs.add("hop_backwards", place(i), lines[i], {duration(*hop.delay_seconds)});
    else if (*hop.delay_seconds > long_stay) signs.add("hop_delay", place(i), lines[i], {duration(*hop.delay_seconds)});
  }
  if (const Hop& first = route.hops.back(); first.at && mail.sent) {
    const std::int64_t apart = seconds_between(*mail.sent, *first.at);
    if (apart < -long_stay || apart > 24 * 3600) signs.add("date_differs", "Date", mail.header("date"), {duration(apart)});
  }
  const std::string_view date = trim(mail.header("date"));
  if (const std::size_t sign = date.find_last_of("+-"); sign != std::string_view::npos && sign + 5 <= date.size())
    if (const std::string_view zone = date.substr(sign, 5);
        zone != "+0900" && zone.find_first_not_of("0123456789", 1) == std::string_view::npos)
      signs.add("foreign_zone", "Date", date, {std::string(zone)});
  if (!route.border) return;
  const Hop& border = route.hops[*route.border];
  const std::string at = place(*route.border);
  const std::string_view line = lines[*route.border];
  const std::string host = border.name.empty() ? (border.says.empty() ? border.address : border.says) : border.name;
  signs.add("first_outside_host", at, line, {border.address == host ? host : fmt::format("{} [{}]", host, border.address)});
  if (border.name.empty()) signs.add("no_reverse_name", at, line, {border.address});
  else if (border.says.find('.') != std::string::npos && !same_organisation(border.says, border.name) && !link::parse_address(border.says))
    signs.add("helo_differs", at, line, {border.says, border.name});
  if (like_home_line(border.name)) signs.add("home_line", at, line, {border.name});
  // In our own name, from outside: whoever reports knows which servers outside are its own.
  if (const mask::Organisation* const own = context.reporter()) {
    const std::string from = sender_domain(mail);
    for (const std::string& domain : own->domains)
      if (same_organisation(from, domain) && !same_organisation(host, domain))
        signs.add("inner_name_from_outside", "From", mail.header("from"), {from, host});
  }
}

}  // namespace sekimori::mail
