#include "engine/mask/format/mail_masker.h"

#include <arpa/inet.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "engine/mask/format/pasted_headers.h"
#include "engine/mask/text/name_lists.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::array<std::string_view, 13> recipient_headers = {"to",
                                                                "cc",
                                                                "bcc",
                                                                "delivered-to",
                                                                "x-original-to",
                                                                "envelope-to",
                                                                "x-envelope-to",
                                                                "x-forwarded-to",
                                                                "apparently-to",
                                                                "resent-to",
                                                                "x-rcpt-to",
                                                                "x-receiver",
                                                                "original-recipient"};
constexpr std::array<std::string_view, 5> sender_headers = {"from", "sender", "reply-to", "return-path", "x-sender"};
// What tells of the sender and of his tools.
constexpr std::array<std::string_view, 16> told_headers = {"from",
                                                           "sender",
                                                           "reply-to",
                                                           "return-path",
                                                           "x-mailer",
                                                           "user-agent",
                                                           "x-originating-ip",
                                                           "message-id",
                                                           "in-reply-to",
                                                           "references",
                                                           "x-php-originating-script",
                                                           "x-priority",
                                                           "importance",
                                                           "content-language",
                                                           "mime-version",
                                                           "x-sender-ip"};

template <class List>
bool is_in(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

std::string domain_of(std::string_view address) { return plain_host(address.substr(address.rfind('@') + 1)); }

std::string header(const ReportObject& message, std::string_view name) {
  for (const MailLine& line : message.headers)
    if (line.name == name) return line.value;
  return {};
}

std::vector<std::string> all_headers(const ReportObject& message, std::string_view name) {
  std::vector<std::string> out;
  for (const MailLine& line : message.headers)
    if (line.name == name) out.push_back(line.value);
  return out;
}

MailAddress author_of(const ReportObject& message) {
  const auto all = mail_addresses(header(message, "from"));
  return all.empty() ? MailAddress{} : all.front();
}

// "spf=fail" and the like out of Authentication-Results, ARC and Received-SPF.
std::string verdict(const ReportObject& message, std::string_view method) {
  for (const MailLine& line : message.headers) {
    if (line.name == "received-spf" && method == "spf") {
      const std::string lower = ascii_lower(line.value);
      return lower.substr(0, lower.find_first_of(" (;"));
    }
    if (line.name != "authentication-results" && line.name != "arc-authentication-results" && line.name != "x-authentication-results")
      continue;
    const std::string lower = ascii_lower(line.value);
    const std::size_t at = lower.find(std::string(method) + "=");
    if (at == std::string::npos) continue;
    std::size_t end = at + method.size() + 1;
    const std::size_t start = end;
    while (end < lower.size() && lower[end] >= 'a' && lower[end] <= 'z') ++end;
    return lower.substr(start, end - start);
  }
  return {};
}

bool is_known_verdict(std::string_view word) {
  static constexpr std::array<std::string_view, 8> words = {"pass",    "fail",      "softfail",  "none",
                                                            "neutral", "temperror", "permerror", "bestguesspass"};
  return is_in(words, word);
}

bool failed(const ReportObject& message) {
  const std::string spf = verdict(message, "spf"), dmarc = verdict(message, "dmarc"), dkim = verdict(message, "dkim");
  return dmarc == "fail" || spf == "fail" || spf == "softfail" || (dkim == "fail" && spf != "pass");
}

struct Hop {
  std::string from_host, from_name, from_ip, by, with, recipient;
  std::string when;
};

bool is_address(const std::string& text) {
  std::array<unsigned char, 16> buffer{};
  return inet_pton(AF_INET, text.c_str(), buffer.data()) == 1 || inet_pton(AF_INET6, text.c_str(), buffer.data()) == 1;
}

// "from HOST (NAME [IP]) by HOST with ESMTP id X for <A>; TIME", in the dialects of the servers there are.
Hop hop_of(const std::string& value) {
  static const RE2 by(R"((?i)(?:^|\s)by\s+([^\s();]+))");
  static const RE2 with(R"((?i)\bwith\s+(E?SMTP[A-Z]*|HTTPS?|LMTP[A-Z]*|MAPI|UTF8E?SMTP[A-Z]*|local))");
  static const RE2 recipient(R"((?i)\bfor\s+<?([^\s<>;]+@[^\s<>;]+)>?)");
  Hop hop;
  const std::size_t semicolon = value.rfind(';');
  if (semicolon != std::string::npos) hop.when = trim(std::string_view(value).substr(semicolon + 1));
  RE2::PartialMatch(value, by, &hop.by);
  RE2::PartialMatch(value, with, &hop.with);
  RE2::PartialMatch(value, recipient, &hop.recipient);
  const std::string lower = ascii_lower(value);
  if (!trim(lower).starts_with("from ")) return hop;
  // The part about the sender: words between blanks, brackets and parentheses.
  std::size_t start = lower.find("from ") + 5, end = lower.find(" by ", start);
  const std::string_view sender = std::string_view(value).substr(start, std::min(end, value.size()) - start);
  std::string word;
  for (std::size_t i = 0; i <= sender.size(); ++i) {
    const char c = i < sender.size() ? sender[i] : ' ';
    if (std::string_view(" \t()[]=;,<>").find(c) == std::string_view::npos) {
      word += c;
      continue;
    }
    if (ascii_lower(word).starts_with("ipv6:")) word.erase(0, 5);
    if (word.empty()) continue;
    if (is_address(word)) {
      if (hop.from_ip.empty()) hop.from_ip = word;
    } else if (hop.from_host.empty()) {
      hop.from_host = word;
    } else if (hop.from_name.empty() && word.find('.') != std::string::npos && word.find('@') == std::string::npos) {
      hop.from_name = word;
    }
    word.clear();
  }
  return hop;
}

// How many hops from the top belong to the receiving side: all up to the one whose other end is a stranger's public address.
std::size_t own_hops(const std::vector<std::string>& lines, const Knowledge& knowledge) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Hop hop = hop_of(lines[i]);
    if (hop.from_ip.empty()) continue;
    const std::string name = plain_host(hop.from_name.empty() ? hop.from_host : hop.from_name);
    if (is_private_address(hop.from_ip) || knowledge.owner_of_address(hop.from_ip) || hop.from_ip.starts_with("127.") ||
        hop.from_ip == "::1")
      continue;
    if (knowledge.owner_of_host(name)) continue;
    if (is_public_domain(name) && is_public_domain(plain_host(hop.by))) continue;  // between two servers of the firm's provider
    return i + 1;
  }
  return lines.size();
}

}  // namespace

std::string_view name_of(MailRole role) {
  static constexpr std::string_view names[] = {"attack", "carrier", "reply"};
  return names[static_cast<std::size_t>(role)];
}

std::vector<MailRole> mail_roles(const Report& report, const Knowledge& knowledge) {
  std::vector<MailRole> out(report.objects.size(), MailRole::attack);
  bool outermost = true;
  for (std::size_t i = 0; i < report.objects.size(); ++i) {
    const ReportObject& object = report.objects[i];
    if (!object.is_mail) continue;
    const bool first = std::exchange(outermost, false);
    const std::string domain = domain_of(author_of(object).address);
    const auto carries_mail =
        std::ranges::any_of(report.objects, [&](const ReportObject& other) { return other.is_mail && other.parent == object.path; });
    bool ours = !domain.empty() && knowledge.owner_of_host(domain).has_value();
    if (first && carries_mail && !ours && !domain.empty()) {
      // Nobody we know sent it, but the mail inside went to that very house.
      for (const ReportObject& other : report.objects)
        if (other.is_mail && other.parent == object.path)
          for (const std::string_view name : recipient_headers)
            for (const std::string& value : all_headers(other, name))
              for (const MailAddress& to : mail_addresses(value)) ours = ours || domain_of(to.address) == domain;
    }
    if (!ours) continue;
    // In our own name but from outside: an attack that wears our address.
    const auto hops = all_headers(object, "received");
    const std::string back = domain_of(header(object, "return-path"));
    const bool imitated =
        failed(object) || (!back.empty() && back.find('.') != std::string::npos && back.find('>') != 0 &&
                           back.substr(0, back.find('>')) != domain && !knowledge.owner_of_host(back.substr(0, back.find('>'))) &&
                           !hops.empty() && own_hops(hops, knowledge) <= hops.size() && verdict(object, "spf") != "pass");
    if (imitated) continue;
    out[i] = first ? MailRole::carrier : MailRole::reply;
  }
  return out;
}

void learn_thread(std::string_view text, Knowledge& knowledge, TimeScale& times, TimeSource most) {
  Report pasted;
  pasted.format = ReportFormat::mail;
  for (PastedPart& part : pasted_parts(text))
    if (part.message) {
      part.message->path = fmt::format("pasted{}", pasted.objects.size());
      pasted.objects.push_back(std::move(*part.message));
    }
  if (!pasted.objects.empty()) learn_mail(pasted, knowledge, times, most);
  const std::vector<ThreadPiece> pieces = split_thread(text);
  const auto is_ours = [&](const std::string& address) {
    return !address.empty() && knowledge.owner_of_host(domain_of(address)).has_value();
  };
  // The house of a recipient is ours; a sender from the same house is one of us.
  std::set<std::string> houses;
  for (const ThreadPiece& piece : pieces)
    if (piece.sort == PieceSort::forwarded && !is_ours(piece.author.address))
      for (const MailAddress& to : piece.recipients)
        if (const std::string domain = domain_of(to.address);
            !domain.empty() && domain != domain_of(piece.author.address) && !is_public_domain(domain))
          houses.insert(domain);
  // Of two houses that wrote to each other the one that wrote first is the attacker; threads run backwards.
  std::string earliest;
  for (const ThreadPiece& piece : pieces)
    if (piece.sort == PieceSort::forwarded && !piece.author.address.empty() && !is_ours(piece.author.address))
      earliest = domain_of(piece.author.address);
  if (!earliest.empty()) houses.erase(earliest);
  for (const ThreadPiece& piece : pieces) {
    if (piece.sort != PieceSort::forwarded) continue;
    const std::string domain = domain_of(piece.author.address);
    const bool ours = is_ours(piece.author.address) || houses.contains(domain);
    if (ours) {
      knowledge.learn_recipient(piece.author.address, piece.author.name);
      for (const MailAddress& to : piece.recipients)
        if (!to.address.empty() && !is_ours(to.address) && !houses.contains(domain_of(to.address))) knowledge.learn_attacker(to.address);
    } else if (!domain.empty()) {
      knowledge.learn_attacker(piece.author.address);
      for (const MailAddress& to : piece.recipients) {
        if (!to.address.empty()) knowledge.learn_recipient(to.address, to.name);
        else if (!to.name.empty()) knowledge.learn_person(to.name, Side::victim, Reason::recipient);
      }
    }
  }
}

void learn_mail(const Report& report, Knowledge& knowledge, TimeScale& times, TimeSource most) {
  const std::vector<MailRole> roles = mail_roles(report, knowledge);
  // Senders first: a list of recipients may hold the attacker's own address.
  for (std::size_t i = 0; i < report.objects.size(); ++i) {
    const ReportObject& object = report.objects[i];
    if (!object.is_mail || roles[i] != MailRole::attack) continue;
    std::set<std::string> houses;
    for (const std::string_view name : recipient_headers)
      for (const std::string& value : all_headers(object, name))
        for (const MailAddress& to : mail_addresses(value))
          if (!to.address.empty()) houses.insert(domain_of(to.address));
    const bool imitates = failed(object);
    for (const std::string_view name : sender_headers)
      for (const std::string& value : all_headers(object, name))
        for (const MailAddress& from : mail_addresses(value)) {
          const std::string domain = domain_of(from.address);
          if (from.address.empty() || knowledge.owner_of_host(domain) || (houses.contains(domain) && !is_public_domain(domain))) continue;
          const std::string back = domain_of(header(object, "return-path"));
          if (name == "from" && imitates && !is_public_domain(domain) && back.substr(0, back.find('>')) != domain &&
              !knowledge.is_cleared(domain))
            knowledge.learn_domain(domain, Side::third_party, Reason::spoofed);
          else knowledge.learn_attacker(from.address);
        }
  }
  for (std::size_t i = 0; i < report.objects.size(); ++i) {
    const ReportObject& object = report.objects[i];
    if (!object.is_mail) continue;
    if (roles[i] == MailRole::attack) {
      for (const std::string_view name : recipient_headers)
        for (const std::string& value : all_headers(object, name))
          for (const MailAddress& to : mail_addresses(value)) {
            if (!to.address.empty()) knowledge.learn_recipient(to.address, to.name);
            else knowledge.learn_person(to.name, Side::victim, Reason::recipient);
          }
      const std::vector<std::string> hops = all_headers(object, "received");
      const std::size_t own = own_hops(hops, knowledge);
      for (std::size_t h = 0; h < hops.size(); ++h) {
        const Hop hop = hop_of(hops[h]);
        if (!hop.recipient.empty()) knowledge.learn_recipient(hop.recipient, {});
        if (h >= own) continue;
        const auto learn_host = [&](const std::string& name) {
          const std::string plain = plain_host(name);
          if (plain.find('.') == std::string::npos) {
            if (plain.size() >= 4) knowledge.learn_word(plain, Identifier::internal_host, Side::victim, Reason::derived, "host:" + plain);
          } else if (!is_public_domain(plain) && !knowledge.owner_of_host(plain) && !knowledge.is_attacker(plain)) {
            knowledge.learn_domain(plain, Side::victim, Reason::derived);
          }
        };
        learn_host(hop.by);
        if (h + 1 < own) {  // the last own hop was given the mail by a stranger
          learn_host(hop.from_host);
          learn_host(hop.from_name);
        }
      }
      for (const std::string_view name : {"authentication-results", "arc-authentication-results"})
        for (const std::string& value : all_headers(object, name)) {
          const std::string host = plain_host(std::string_view(value).substr(0, value.find_first_of(" ;\t")));
          if (host.find('.') != std::string::npos && !host.starts_with("i=") && !is_public_domain(host))
            knowledge.learn_domain(host, Side::victim, Reason::derived);
        }
    } else {
      const MailAddress author = author_of(object);
      knowledge.learn_recipient(author.address, author.name);
      if (roles[i] == MailRole::reply)
        for (const std::string_view name : recipient_headers)
          for (const std::string& value : all_headers(object, name))
            for (const MailAddress& to : mail_addresses(value))
              if (!to.address.empty() && !knowledge.owner_of_host(domain_of(to.address))) knowledge.learn_attacker(to.address);
    }
    // Lines that somebody pasted into the attacker's text are the attacker's.
    const TimeSource written = roles[i] == MailRole::attack ? TimeSource::claimed : std::min(most, TimeSource::told);
    if (!object.body.empty()) learn_thread(object.body, knowledge, times, written);
    for (const std::string& value : all_headers(object, "date")) learn_from(value, knowledge, times, written);
    bool topmost = true;
    for (const std::string& value : all_headers(object, "received")) {
      // Servers write above what is there: the uppermost line is of the recipient's own, whatever stands below.
      const TimeSource source = std::exchange(topmost, false) && roles[i] == MailRole::attack ? most : written;
      if (const std::size_t semicolon = value.rfind(';'); semicolon != std::string::npos)
        learn_from(value.substr(semicolon + 1), knowledge, times, source);
    }
  }
}

void MailMasker::dropped(Outcome& outcome, const std::string& place, Identifier identifier, Reason reason, std::string_view before) const {
  outcome.changes.push_back({.place = place,
                             .start = 0,
                             .end = static_cast<std::uint32_t>(count_code_points(before)),
                             .identifier = identifier,
                             .side = Side::victim,
                             .reason = reason,
                             .before = std::string(before),
                             .replacement = ""});
}

bool MailMasker::is_ours(const MailAddress& author) const {
  return !author.address.empty() && !knowledge_.is_attacker(author.address) &&
         knowledge_.owner_of_host(domain_of(author.address)).has_value();
}

std::string MailMasker::mask_thread(std::string_view place, std::string_view text, bool own, Outcome& outcome) const {
  const std::vector<PastedPart> parts = pasted_parts(text);
  if (parts.size() == 1 && !parts.front().message) return mask_pieces(place, text, own, outcome);
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string here = fmt::format("{}({})", place, i + 1);
    out += parts[i].message ? mask_pasted(*parts[i].message, here + ".", outcome) : mask_pieces(here, parts[i].text, own, outcome);
  }
  return out;
}

// As lines again: what leaves of them, in the order of mask_message.
std::string MailMasker::mask_pasted(const ReportObject& message, const std::string& place, Outcome& outcome) const {
  const Json masked = mask_message(message, MailRole::attack, place, outcome);
  std::string out;
  for (const Json& line : masked["headers"].items())
    out += std::string(line["name"].text()) + ": " + std::string(line["value"].text()) + "\n";
  for (const Json& hop : masked["received"].items()) {
    out += "received:";
    if (hop["hop"].is_string()) out += " " + std::string(hop["hop"].text());
    for (const auto& [key, value] : hop["from"].members())
      out += (key == "ip" ? " [" : " ") + std::string(value.text()) + (key == "ip" ? "]" : "");
    if (hop["by"].is_string()) out += " by " + std::string(hop["by"].text());
    if (hop["time"].is_string()) out += "; " + std::string(hop["time"].text());
    out += "\n";
  }
  for (const auto& [method, word] : masked["authentication"].members())
    out += "authentication: " + method + "=" + std::string(word.text()) + "\n";
  if (masked["date"].is_string()) out += "date: " + std::string(masked["date"].text()) + "\n";
  if (!masked["subject"].text().empty()) out += "subject: " + std::string(masked["subject"].text()) + "\n";
  return out;
}

std::string MailMasker::mask_pieces(std::string_view place, std::string_view text, bool own, Outcome& outcome) const {
  const std::vector<ThreadPiece> pieces = split_thread(text);
  const bool several = pieces.size() > 1 || (pieces.size() == 1 && pieces.front().sort != PieceSort::own);
  if (!several) return masker_.mask(place, text, TextSort::prose, outcome);
  std::string out;
  const bool ja = pseudonyms_.language() == Language::ja;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const ThreadPiece& piece = pieces[i];
    const std::string here = fmt::format("{}#{}", place, i + 1);
    const bool unnamed = piece.author.address.empty();
    // An unnamed quotation is of the other side.
    const bool drop = piece.sort != PieceSort::own && (unnamed ? piece.sort == PieceSort::quoted && !own : is_ours(piece.author));
    if (!drop) {
      out += masker_.mask(here, piece.text, TextSort::prose, outcome);
      continue;
    }
    const auto lines = std::ranges::count(piece.text, '\n');
    dropped(outcome, here, Identifier::quoted_text, Reason::own_words, piece.text);
    out +=
        ja ? fmt::format("[引用文: 被害者が書いた {} 行]\n", lines) : fmt::format("[quoted text: {} lines written by the victim]\n", lines);
    outcome.changes.back().replacement = ja ? "[引用文]" : "[quoted text]";
  }
  return out;
}

Json MailMasker::mask_received(const std::vector<std::string>& lines, const std::string& place, Outcome& outcome) const {
  Json out = Json::array();
  const std::size_t own = own_hops(lines, knowledge_);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Hop hop = hop_of(lines[i]);
    const std::string here = fmt::format("{}received[{}]", place, i);
    Json one = Json::object();
    std::string after;
    if (!hop.when.empty()) after = masker_.mask(here + ".time", hop.when, TextSort::prose, outcome);
    if (i + 1 < own || own == 0) {
      dropped(outcome, here, Identifier::received_chain, Reason::header_policy, lines[i]);
      outcome.changes.back().replacement = pseudonyms_.of(Identifier::received_chain, "");
      one.set("side", "victim").set("hop", pseudonyms_.of(Identifier::received_chain, ""));
    } else {
      // The stranger's end of the last own hop, and everything before it.
      const bool boundary = i + 1 == own;
      one.set("side", boundary ? "boundary" : "sender");
      Json from = Json::object();
      if (!hop.from_host.empty()) from.set("host", masker_.mask(here + ".host", hop.from_host, TextSort::value, outcome));
      if (!hop.from_name.empty() && hop.from_name != hop.from_host)
        from.set("name", masker_.mask(here + ".name", hop.from_name, TextSort::value, outcome));
      if (!hop.from_ip.empty()) from.set("ip", masker_.mask(here + ".ip", hop.from_ip, TextSort::value, outcome));
      one.set("from", std::move(from));
      if (boundary) {
        dropped(outcome, here + ".by", Identifier::received_chain, Reason::header_policy, hop.by);
        one.set("by", pseudonyms_.of(Identifier::received_chain, ""));
        outcome.changes.back().replacement = pseudonyms_.of(Identifier::received_chain, "");
      } else if (!hop.by.empty()) {
        one.set("by", masker_.mask(here + ".by", hop.by, TextSort::value, outcome));
      }
    }
    if (!hop.with.empty()) one.set("with", hop.with);
    if (!after.empty()) one.set("time", after);
    out.push(std::move(one));
  }
  return out;
}

Json MailMasker::mask_message(const ReportObject& message, MailRole role, const std::string& place, Outcome& outcome) const {
  Json out = Json::object({{"role", std::string(name_of(role))}});
  if (role == MailRole::reply) {
    // The desk's own words: that there was an answer, and when, is all that others need.
    dropped(outcome, place + "body", Identifier::quoted_text, Reason::own_words, message.body);
    outcome.changes.back().replacement = pseudonyms_.of(Identifier::quoted_text, "");
    out.set("body", pseudonyms_.of(Identifier::quoted_text, ""));
    if (const std::string date = header(message, "date"); !date.empty())
      out.set("date", masker_.mask(place + "header:date", date, TextSort::prose, outcome));
    return out;
  }
  if (role == MailRole::attack) {
    Json headers = Json::array();
    std::size_t counted = 0;
    for (std::size_t i = 0; i < message.headers.size(); ++i) {
      const MailLine& line = message.headers[i];
      if (line.name == "subject" || line.name == "received" || line.name == "date") continue;
      if (!is_in(told_headers, line.name)) {
        ++counted;
        Identifier identifier = Identifier::banner;
        if (is_in(recipient_headers, line.name) || line.name.starts_with("list-")) identifier = Identifier::mail_address;
        else if (line.name.starts_with("dkim") || line.name.starts_with("arc-") || line.name.find("authentication") != std::string::npos ||
                 line.name == "received-spf")
          identifier = Identifier::authentication_result;
        dropped(outcome, fmt::format("{}header[{}]", place, i), identifier, Reason::header_policy, line.value);
        continue;
      }
      std::string value = masker_.mask(place + "header:" + line.name, line.value, TextSort::prose, outcome);
      headers.push(Json::object({{"name", line.name}, {"value", std::move(value)}}));
    }
    out.set("headers", std::move(headers));
    out.set("other_headers", counted);
    Json verdicts = Json::object();
    for (const std::string_view method : {"spf", "dkim", "dmarc", "arc"})
      if (const std::string word = verdict(message, method); is_known_verdict(word)) verdicts.set(method, word);
    if (!verdicts.members().empty()) out.set("authentication", std::move(verdicts));
    if (const auto hops = all_headers(message, "received"); !hops.empty()) out.set("received", mask_received(hops, place, outcome));
  }
  if (const std::string date = header(message, "date"); !date.empty())
    out.set("date", masker_.mask(place + "header:date", date, TextSort::prose, outcome));
  out.set("subject", masker_.mask(place + "subject", message.subject, TextSort::prose, outcome));
  out.set("body", mask_thread(place + "body", message.body, role == MailRole::carrier, outcome));
  if (!message.hidden.empty()) out.set("hidden", masker_.mask(place + "hidden", message.hidden, TextSort::prose, outcome));
  if (!message.links.empty()) {
    Json links = Json::array();
    for (std::size_t i = 0; i < message.links.size(); ++i)
      links.push(masker_.mask(fmt::format("{}links[{}]", place, i), message.links[i], TextSort::value, outcome));
    out.set("links", std::move(links));
  }
  return out;
}

Json MailMasker::mask_attachment(const ReportObject& object, bool attackers, const std::string& place, Outcome& outcome) const {
  Json out = Json::object({{"media_type", object.media_type}, {"bytes", static_cast<std::int64_t>(object.bytes)}});
  const std::string name = object.name();
  if (attackers) {
    out.set("name", masker_.mask(place + "name", name, TextSort::value, outcome));
    if (!object.sha256.empty()) {
      out.set("sha256", object.sha256);
      outcome.kept.push_back({.place = place + "sha256",
                              .indicator = Indicator::hash,
                              .side = Side::attacker,
                              .reason = Reason::sender,
                              .value = object.sha256});
    }
  } else {
    // A file of the victim's own: its name and its hash would tell whose it is.
    dropped(outcome, place + "name", Identifier::document_property, Reason::own_words, name);
  }
  for (const std::string& property : object.properties)
    dropped(outcome, place + "property", Identifier::document_property, Reason::property_policy, property);
  if (!object.body.empty() || !object.hidden.empty()) {
    dropped(outcome, place + "text", Identifier::decoy_text, Reason::property_policy, object.body);
    out.set("text", pseudonyms_.of(Identifier::decoy_text, ""));
    outcome.changes.back().replacement = pseudonyms_.of(Identifier::decoy_text, "");
    out.set("characters", static_cast<std::int64_t>(count_code_points(object.body)));
  }
  return out;
}

Json MailMasker::mask(const Report& report, Outcome& outcome) const {
  const std::vector<MailRole> roles = mail_roles(report, knowledge_);
  Json messages = Json::array(), attachments = Json::array();
  std::vector<std::size_t> number(report.objects.size(), 0);  // of the mail that an object belongs to
  std::size_t mails = 0, files = 0;
  for (std::size_t i = 0; i < report.objects.size(); ++i) {
    const ReportObject& object = report.objects[i];
    std::size_t parent = i;
    for (std::size_t j = 0; j < i; ++j)
      if (object.parent == report.objects[j].path) parent = j;
    const std::size_t inside = parent == i ? 0 : number[parent];
    if (object.is_mail) {
      number[i] = mails;
      Json message = mask_message(object, roles[i], fmt::format("mail[{}].", mails), outcome);
      if (parent != i) message.set("inside", inside);
      messages.push(std::move(message));
      ++mails;
    } else {
      number[i] = inside;
      std::size_t mail = parent;
      while (!report.objects[mail].is_mail && report.objects[mail].parent) {
        std::size_t up = mail;
        for (std::size_t j = 0; j < mail; ++j)
          if (report.objects[mail].parent == report.objects[j].path) up = j;
        if (up == mail) break;
        mail = up;
      }
      const bool attackers = report.objects[mail].is_mail && roles[mail] == MailRole::attack;
      Json file = mask_attachment(object, attackers, fmt::format("file[{}].", files), outcome);
      file.set("inside", inside);
      attachments.push(std::move(file));
      ++files;
    }
    if (object.media_type.starts_with("image/"))
      outcome.unmaskable.push_back({.place = object.is_mail ? fmt::format("mail[{}]", mails - 1) : fmt::format("file[{}]", files - 1),
                                    .media_type = object.media_type,
                                    .detail = "image"});
    else if (object.status != model::InspectionStatus::inspected)
      outcome.unmaskable.push_back({.place = object.is_mail ? fmt::format("mail[{}]", mails - 1) : fmt::format("file[{}]", files - 1),
                                    .media_type = object.media_type,
                                    .detail = std::string(model::name_of(object.reason))});
  }
  Json out = Json::object({{"messages", std::move(messages)}});
  if (files > 0) out.set("attachments", std::move(attachments));
  return out;
}

}  // namespace sekimori::mask
