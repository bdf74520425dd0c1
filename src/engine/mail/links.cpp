#include "engine/mail/links.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/text.h"
#include "engine/link/indicator.h"
#include "engine/mail/file_signs.h"
#include "engine/mail/sender_signs.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t most_links = 500;
constexpr std::size_t longest_url = 8'192;
constexpr std::size_t most_steps = 8;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_url(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte >= 0x7F || std::string_view("\"<>^`{}|").find(c) != std::string_view::npos;
}

// Addresses in running text, also defanged ones ("hxxps://evil[.]example").
void find_in_text(std::string_view text, std::vector<LinkChain>& out) {
  for (std::size_t at = text.find("://"); at != std::string_view::npos && out.size() < most_links; at = text.find("://", at + 3)) {
    std::size_t start = at;
    while (start > 0 && at - start < 8 && (is_letter(text[start - 1]) || is_digit(text[start - 1]))) --start;
    std::size_t end = at + 3;
    while (end < text.size() && end - start < longest_url && !ends_url(text[end])) ++end;
    std::string_view raw = text.substr(start, end - start);
    while (!raw.empty() && std::string_view(".,;:!?)'").find(raw.back()) != std::string_view::npos) raw.remove_suffix(1);
    if (start == at || raw.size() <= at - start + 3) continue;
    out.push_back({.url = link::refang(raw), .shows = {}, .leads = {}, .host = {}});
  }
}

// The first address that stands inside another one, in a parameter, in its path or after '#'.
std::optional<std::string> inner_address(const Url& url) {
  const auto whole = [](std::string_view text) -> std::optional<std::string> {
    const std::string lower = ascii_lower(text.substr(0, 10));
    if (lower.starts_with("http://") || lower.starts_with("https://")) return std::string(text);
    if (lower.starts_with("//") && text.size() > 4) return "https:" + std::string(text);
    return {};
  };
  for (const auto& [name, value] : url.parameters) {
    if (auto found = whole(value)) return found;
    if (!catalogue().leads_on.contains(name)) continue;
    // "r=evil.example/x" and base64 of an address.
    if (value.find('.') != std::string::npos && link::is_host_name(value.substr(0, value.find('/')))) return "https://" + value;
    if (value.size() >= 12)
      if (auto bytes = from_base64(value))
        if (auto found = whole(as_text(*bytes)); found && is_valid_utf8(*found)) return found;
  }
  const std::string path = percent_decoded(url.path);
  for (const std::string_view start : {"http://", "https://", "http:/", "https:/"})
    if (const std::size_t at = path.find(start); at != std::string::npos) return path.substr(at);
  if (auto found = whole(percent_decoded(url.fragment))) return found;
  return {};
}

void follow(LinkChain& chain) {
  std::string current = chain.url;
  for (std::size_t step = 0; step < most_steps; ++step) {
    const auto url = parse_url(current);
    if (!url) return;
    if (step == 0) chain.host = url->host;
    auto next = inner_address(*url);
    if (!next || *next == current) return;
    *next = cut_value(*next, longest_url);
    chain.leads.push_back(*next);
    current = *std::move(next);
  }
}

// The host that a reader believes to see: "www.firm.co.jp/login", "https://firm.co.jp".
std::string host_shown(std::string_view shows) {
  shows = trim(shows);
  if (shows.size() > 300) return {};
  if (const auto url = parse_url(shows)) return url->host;
  const std::string host = ascii_lower(shows.substr(0, std::min(shows.find_first_of("/?: "), shows.size())));
  if (host.find('.') == std::string::npos || !link::is_host_name(host)) return {};
  const std::size_t dot = host.rfind('.');
  return link::is_known_top_level(host.substr(dot + 1)) && shows.find(' ') == std::string_view::npos ? host : std::string();
}

// The addressee's address in any dress in which builders of such mails put it.
std::vector<std::string> dresses_of(std::string_view address) {
  std::vector<std::string> out = {std::string(address)};
  std::string base = to_base64(as_bytes(address));
  while (base.ends_with('=')) base.pop_back();
  // Encoded within something longer its last letters may differ.
  out.push_back(base.substr(0, base.size() - std::min<std::size_t>(base.size() % 4 == 0 ? 0 : 1, base.size())));
  out.push_back(to_hex(as_bytes(address)));
  out.push_back(to_hex(sha256(address)));
  return out;
}

std::string name_of_port(const Url& url) {
  if (url.port.empty() || (url.scheme == "http" && url.port == "80") || (url.scheme == "https" && url.port == "443")) return {};
  return url.port;
}

bool looks_numbered(std::string_view value) {
  if (value.size() < 6 || value.size() > 200) return false;
  const auto digits = std::ranges::count_if(value, is_digit);
  return digits >= 4 && std::ranges::all_of(value, [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '_' || c == '='; });
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  const auto digit = [](char c) {
    return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return is_valid_utf8(out) ? out : scrub_utf8(out);
}

std::optional<Url> parse_url(std::string_view text) {
  text = trim(text.substr(0, longest_url));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 20 || !is_letter(text[0])) return {};
  Url out;
  out.scheme = ascii_lower(text.substr(0, colon));
  if (out.scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+.-") != std::string::npos) return {};
  text.remove_prefix(colon + 1);
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    out.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  std::string_view query;
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  if (text.starts_with("//") || text.starts_with("\\\\")) {
    text.remove_prefix(2);
    const std::size_t slash = std::min(text.find_first_of("/\\"), text.size());
    std::string_view authority = text.substr(0, slash);
    out.path = text.substr(slash);
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
      out.user = percent_decoded(authority.substr(0, at));
      authority = authority.substr(at + 1);
    }
    if (authority.starts_with('[')) {
      const std::size_t close = std::min(authority.find(']'), authority.size());
      out.host = ascii_lower(authority.substr(1, close - 1));
      if (close + 1 < authority.size() && authority[close + 1] == ':') out.port = authority.substr(close + 2);
    } else {
      const std::size_t port = authority.rfind(':');
      out.host = ascii_lower(percent_decoded(authority.substr(0, port)));
      if (port != std::string_view::npos) out.port = authority.substr(port + 1);
    }
    while (out.host.ends_with('.')) out.host.pop_back();
  } else {
    out.path = text;
  }
  while (!query.empty() && out.parameters.size() < 200) {
    const std::size_t end = std::min(query.find_first_of("&;"), query.size());
    const std::string_view one = query.substr(0, end);
    const std::size_t equals = std::min(one.find('='), one.size());
    out.parameters.emplace_back(ascii_lower(percent_decoded(one.substr(0, equals))),
                                percent_decoded(equals < one.size() ? one.substr(equals + 1) : std::string_view()));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return out;
}

std::vector<LinkChain> links_of(const Mail& mail) {
  std::vector<LinkChain> out;
  for (const Anchor& anchor : mail.anchors)
    if (out.size() < most_links && parse_url(anchor.leads))
      out.push_back({.url = anchor.leads.substr(0, longest_url), .shows = anchor.shows, .leads = {}, .host = {}});
  const auto known = [&](std::string_view url) { return std::ranges::any_of(out, [&](const LinkChain& one) { return one.url == url; }); };
  for (const std::string& link : mail.links)
    if (out.size() < most_links && !known(link) && parse_url(link))
      out.push_back({.url = link.substr(0, longest_url), .shows = {}, .leads = {}, .host = {}});
  std::vector<LinkChain> in_text;
  find_in_text(mail.subject, in_text);
  find_in_text(mail.text, in_text);
  for (LinkChain& one : in_text)
    if (out.size() < most_links && !known(one.url) && parse_url(one.url)) out.push_back(std::move(one));
  for (LinkChain& one : out) {
    one.url = scrub_utf8(one.url);
    follow(one);
  }
  return out;
}

Json to_json(const LinkChain& chain) {
  Json leads = Json::array();
  for (const std::string& one : chain.leads) leads.push(cut_value(one, 2'000));
  return Json::object({{"url", cut_value(chain.url, 2'000)},
                       {"shows", cut_value(chain.shows)},
                       {"host", cut_value(chain.host)},
                       {"leads", std::move(leads)}});
}

void find_link_signs(const Mail& mail, const std::vector<LinkChain>& links, const Context& context, Signs& signs) {
  std::vector<std::string> addressees;
  for (const std::string_view header : {"to", "cc", "delivered-to", "x-original-to", "envelope-to"})
    for (const std::string_view value : mail.all(header))
      for (const mask::MailAddress& one : mask::mail_addresses(value))
        if (one.address.size() >= 6 && addressees.size() < 50) addressees.push_back(one.address);
  for (const LinkChain& chain : links) {
    const auto url = parse_url(chain.url);
    if (!url) continue;
    const std::string shown = cut_value(chain.url, 300);
    if (url->scheme != "http" && url->scheme != "https") {
      if (url->scheme != "mailto" && url->scheme != "tel" && url->scheme != "cid") signs.add("link_not_web", "link", shown, {url->scheme});
      continue;
    }
    if (const std::string seen = host_shown(chain.shows); !seen.empty() && !same_organisation(seen, url->host))
      signs.add("link_shows_other", "link", shown, {seen, url->host});
    if (!chain.leads.empty()) signs.add("link_leads_on", "link", shown, {url->host, chain.leads.back()});
    if (catalogue().shorteners.contains(url->host)) signs.add("link_shortened", "link", shown, {chain.url});
    if (link::parse_address(url->host)) signs.add("link_to_number", "link", shown, {url->host});
    if (!url->user.empty()) signs.add("link_user_part", "link", shown, {url->user, url->host});
    if (const std::string port = name_of_port(*url); !port.empty()) signs.add("link_port", "link", shown, {port});
    if (const std::string extension = name_trick(url->path.substr(url->path.rfind('/') + 1)).extension;
        extension != "com" && runs_when_opened(extension))
      signs.add("link_to_program", "link", shown, {extension});
    const std::string whole = ascii_lower(percent_decoded(chain.url));
    const std::string exact = percent_decoded(chain.url);
    bool known_addressee = false;
    for (const std::string& address : addressees)
      for (const std::string& dress : dresses_of(address))
        if (dress.size() >= 6 && (whole.find(dress) != std::string::npos || exact.find(dress) != std::string::npos)) known_addressee = true;
    if (known_addressee) signs.add("link_knows_addressee", "link", shown, {shown});
    else
      for (const auto& [name, value] : url->parameters)
        if (catalogue().numbers.contains(name) && looks_numbered(value)) {
          signs.add("link_numbered", "link", shown, {fmt::format("{}={}", name, value)});
          break;
        }
    find_imitation(url->host, "link", shown, context, signs);
    for (const std::string& inner : chain.leads)
      if (const auto next = parse_url(inner)) find_imitation(next->host, "link", cut_value(inner, 300), context, signs);
  }
}

}  // namespace sekimori::mail
