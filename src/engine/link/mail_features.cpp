// Headers, text and attachments of the attacker's mails as features. Nothing of the victim's side becomes one: its own servers' Received
// lines, its addressees and its replies stay out, since two victims have those in common with nobody.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/link/indicator.h"
#include "engine/link/mail_parts.h"

namespace sekimori::link {
namespace {

constexpr size_t most_addresses = 200;  // of one text

bool is_public(const Address& a) {
  if (!is_version_4(a)) return a[0] != 0 && (a[0] & 0xFE) != 0xFC && !(a[0] == 0xFE && (a[1] & 0xC0) == 0x80) && a[0] != 0xFF;
  const unsigned char first = a[12], second = a[13];
  return first != 0 && first != 10 && first != 127 && first < 224 && !(first == 172 && second >= 16 && second < 32) &&
         !(first == 192 && second == 168) && !(first == 169 && second == 254) && !(first == 100 && second >= 64 && second < 128);
}

// "from HELO (name [address]) by HOST with PROTOCOL id ...; date"
struct Hop {
  std::string helo;
  std::string address;   // it was taken from; "" where the line tells none
  bool outside = false;  // that is a public one
  std::string protocol;
  std::string software;  // what the line says of the server's program
};

std::string word_after(std::string_view line, std::string_view lower_line, std::string_view word) {
  size_t at = lower_line.starts_with(word) ? 0 : lower_line.find(std::string(" ") + std::string(word));
  if (at == std::string_view::npos) return {};
  at = line.find_first_not_of(' ', at + word.size() + (at == 0 && lower_line.starts_with(word) ? 0 : 1));
  if (at == std::string_view::npos) return {};
  return std::string(line.substr(at, line.find_first_of(" ;(", at) - at));
}

Hop read_hop(std::string_view line) {
  const std::string lower = ascii_lower(line);
  Hop hop;
  hop.helo = ascii_lower(word_after(line, lower, "from "));
  hop.protocol = ascii_lower(word_after(line, lower, "with "));
  const size_t by = std::min(lower.find(" by "), line.size());
  const std::string_view from_part = line.substr(0, by);
  for (size_t open = from_part.find('['); open != std::string_view::npos; open = from_part.find('[', open + 1)) {
    std::string_view inside = from_part.substr(open + 1, from_part.find(']', open) - open - 1);
    if (ascii_lower(inside.substr(0, 5)) == "ipv6:") inside.remove_prefix(5);
    if (const auto address = parse_address(inside)) {
      hop.address = to_string(*address);
      hop.outside = is_public(*address);
    }
  }
  for (const std::string_view program :
       {"postfix", "exim", "qmail", "sendmail", "microsoft smtp", "zimbra", "mdaemon", "squirrelmail", "roundcube"})
    if (lower.find(program) != std::string::npos) hop.software = program;
  return hop;
}

// Written by servers on the way, or by the victim's own.
bool is_trace_header(std::string_view name) {
  constexpr std::array<std::string_view, 22> whole = {"received",
                                                      "return-path",
                                                      "delivered-to",
                                                      "x-original-to",
                                                      "authentication-results",
                                                      "received-spf",
                                                      "dkim-signature",
                                                      "domainkey-signature",
                                                      "x-received",
                                                      "envelope-to",
                                                      "x-envelope-from",
                                                      "x-envelope-to",
                                                      "status",
                                                      "x-status",
                                                      "x-uid",
                                                      "x-uidl",
                                                      "lines",
                                                      "content-length",
                                                      "x-sieve",
                                                      "x-google-dkim-signature",
                                                      "x-gm-message-state",
                                                      "x-loop"};
  if (std::ranges::find(whole, name) != whole.end()) return true;
  for (const std::string_view start :
       {"arc-", "x-spam", "x-virus", "x-ms-", "x-forefront", "x-microsoft-antispam", "list-", "x-barracuda", "resent-"})
    if (name.starts_with(start)) return true;
  return false;
}

std::string_view without_reply_marks(std::string_view subject) {
  for (bool again = true; again;) {
    again = false;
    subject = trim(subject);
    for (const std::string_view mark : {"re:", "fw:", "fwd:", "re：", "転送:", "返信:"})
      if (ascii_lower(subject.substr(0, mark.size())) == mark) {
        subject.remove_prefix(mark.size());
        again = true;
      }
  }
  return subject;
}

// Characters that Japanese never writes: simplified forms of mainland China.
constexpr std::u32string_view simplified =
    U"这们为发务东车长书贝见门问间闻马鱼鸟龙华汉语说读请谢让认识设计训试话该详应产业总热报经济络线网际关开电脑风飞谁给";

bool has_foreign_glyphs(std::string_view text) {
  int found = 0;
  size_t at = 0, seen = 0;
  while (at < text.size() && seen++ < 20'000) {
    const char32_t c = next_code_point(text, at);
    // One or two could stand in the name of a person or a firm.
    if (c > 0x4E00 && simplified.find(c) != std::u32string_view::npos && ++found >= 3) return true;
  }
  return false;
}

std::string password_in(std::string_view text) {
  for (const std::string_view word : {"パスワード", "解凍パス", "暗証", "password", "Password", "PASSWORD", "passcode"}) {
    for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
      std::string_view rest = text.substr(at + word.size(), 64);
      size_t separators = 0;
      for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : {" ", ":", "：", "は", "　", "=", "「", "is ", "\"", "'"})
          if (rest.starts_with(mark)) {
            rest.remove_prefix(mark.size());
            again = true;
            ++separators;
          }
      }
      if (separators == 0) continue;
      size_t end = 0;
      while (end < rest.size() && rest[end] > 0x20 && rest[end] < 0x7F && rest[end] != '"' && rest[end] != '\'') ++end;
      if (end >= 3 && end <= 32) return std::string(rest.substr(0, end));
    }
  }
  return {};
}

class MailFeatures {
 public:
  MailFeatures(const MailParts& mail, std::vector<Feature>& out) : mail_(mail), out_(out) {}

  void read() {
    sender();
    route();
    software();
    writing();
    for (const MailAttachment& one : mail_.attachments) attachment(one);
  }

 private:
  void add(FeatureType type, std::string_view value) {
    if (auto feature = normalise_feature(type, value)) out_.push_back(*std::move(feature));
  }

  void sender() {
    const std::string_view from = mail_.header("from");
    const size_t open = from.rfind('<');
    const std::string address(open == std::string_view::npos ? trim(from) : trim(from.substr(open + 1, from.find('>', open) - open - 1)));
    from_domain_ = ascii_lower(address.substr(std::min(address.find('@') + 1, address.size())));
    add(FeatureType::from_address, address);
    add(FeatureType::from_domain, from_domain_);
    if (open != std::string_view::npos) {
      std::string_view name = trim(from.substr(0, open));
      while (name.starts_with('"')) name.remove_prefix(1);
      while (name.ends_with('"')) name.remove_suffix(1);
      if (name.size() >= 3) add(FeatureType::display_name, name);
    }
    std::string_view reply = mail_.header("reply-to");
    if (const size_t at = reply.rfind('<'); at != std::string_view::npos) reply = reply.substr(at + 1, reply.find('>', at) - at - 1);
    if (const std::string lower = ascii_lower(trim(reply)); lower != ascii_lower(address)) add(FeatureType::reply_to, lower);
    std::string_view path = mail_.header("return-path");
    if (const size_t at = path.rfind('@'); at != std::string_view::npos) {
      path = path.substr(at + 1);
      while (path.ends_with('>') || path.ends_with(' ')) path.remove_suffix(1);
      if (ascii_lower(path) != from_domain_) add(FeatureType::return_path_domain, path);
    }
  }

  void add_sender(const Hop& hop) {
    if (const auto address = normalise_feature(FeatureType::sending_ip, hop.address)) features_of_indicator(*address, out_);
  }

  void route() {
    std::vector<Hop> hops;
    for (const auto& [name, value] : mail_.headers)
      if (ascii_lower(name) == "received" && hops.size() < 50) hops.push_back(read_hop(value));
    // From the top: the victim's servers hand on among themselves; the first that took it from a public address is where the attacker's
    // side begins.
    const auto border = std::ranges::find_if(hops, &Hop::outside);
    if (border == hops.end()) return;
    add_sender(*border);
    if (border->helo.find('.') != std::string::npos || border->helo.size() > 3) add(FeatureType::helo, border->helo);
    helo_ = border->helo;
    std::string shape;
    for (auto hop = border + 1; hop != hops.end(); ++hop) {
      if (hop->outside) add_sender(*hop);
      shape += (shape.empty() ? "" : " < ") + (hop->protocol.empty() ? "?" : hop->protocol);
      if (!hop->address.empty()) shape += hop->outside ? " outside" : " inside";
      if (!hop->software.empty()) shape += " " + hop->software;
    }
    if (!shape.empty()) add(FeatureType::received_topology, shape);
  }

  void software() {
    std::string_view id = mail_.header("message-id");
    if (id.starts_with('<')) id.remove_prefix(1);
    if (id.ends_with('>')) id.remove_suffix(1);
    if (const size_t at = id.rfind('@'); at != std::string_view::npos && at > 0) {
      const std::string host = ascii_lower(id.substr(at + 1));
      const std::string_view side = host == from_domain_ ? "from" : host == helo_ ? "helo" : host.contains('.') ? "other" : "bare";
      add(FeatureType::message_id_pattern, fmt::format("{}@{}", pattern_of(id.substr(0, at)), side));
    }
    const std::string_view type = mail_.header("content-type");
    if (const size_t at = ascii_lower(type).find("boundary="); at != std::string::npos) {
      std::string_view boundary = type.substr(at + 9);
      if (boundary.starts_with('"')) boundary = boundary.substr(1, boundary.find('"', 1) - 1);
      else boundary = boundary.substr(0, boundary.find_first_of("; \t"));
      add(FeatureType::boundary_pattern, pattern_of(boundary));
    }
    std::string order;
    for (const auto& [name, value] : mail_.headers) {
      const std::string lower = ascii_lower(name);
      if (is_trace_header(lower) || lower == "in-reply-to" || lower == "references" || order.size() > 400) continue;
      order += (order.empty() ? "" : ",") + lower;
    }
    if (std::ranges::count(order, ',') >= 3) add(FeatureType::header_order, order);
    add(FeatureType::mailer, mail_.header("x-mailer").empty() ? mail_.header("user-agent") : mail_.header("x-mailer"));
    const std::string_view date = trim(mail_.header("date"));
    if (const size_t sign = date.find_last_of("+-"); sign != std::string_view::npos && sign + 5 <= date.size())
      if (const std::string_view zone = date.substr(sign, 5); zone != "+0900" && zone != "+0000" && zone != "-0000")
        add(FeatureType::time_zone, zone);
  }

  void writing() {
    const std::string charset = ascii_lower(mail_.charset);
    // What everybody writes in says nothing.
    constexpr std::array<std::string_view, 8> usual = {"",          "utf-8",      "iso-2022-jp",  "us-ascii",
                                                       "shift_jis", "iso-8859-1", "windows-1252", "euc-jp"};
    if (std::ranges::find(usual, charset) == usual.end()) add(FeatureType::charset, charset);
    if (has_foreign_glyphs(mail_.subject) || has_foreign_glyphs(mail_.text)) add(FeatureType::glyphs, "simplified Chinese");
    if (const std::string_view subject = without_reply_marks(mail_.subject); count_code_points(subject) >= 4)
      add(FeatureType::subject, pattern_of(subject.substr(0, 400)));
    size_t found = 0;
    for (size_t at = mail_.text.find("://"); at != std::string::npos && found < most_addresses;
         at = mail_.text.find("://", at + 3), ++found) {
      size_t start = at;
      while (start > 0 && at - start < 8 && ((mail_.text[start - 1] | 0x20) >= 'a' && (mail_.text[start - 1] | 0x20) <= 'z')) --start;
      size_t end = at + 3;
      while (end < mail_.text.size() && static_cast<unsigned char>(mail_.text[end]) > 0x20 &&
             static_cast<unsigned char>(mail_.text[end]) < 0x7F && !std::string_view("\"<>)]}'").contains(mail_.text[end]))
        ++end;
      if (auto url = normalise_feature(FeatureType::url, std::string_view(mail_.text).substr(start, end - start)))
        features_of_indicator(*url, out_);
    }
    add(FeatureType::archive_password, mail_.password.empty() ? password_in(mail_.text) : mail_.password);
  }

  void attachment(const MailAttachment& one) {
    // A logo stands in the mails of everybody who writes in that firm's name: it is a trait, not a proof.
    const std::string lower = ascii_lower(one.name);
    const bool picture = std::ranges::any_of(std::array<std::string_view, 6>{".png", ".gif", ".jpg", ".jpeg", ".bmp", ".svg"},
                                             [&](std::string_view ending) { return lower.ends_with(ending); });
    if (!picture) add(FeatureType::sha256, one.sha256);
    else if (!one.sha256.empty()) add(FeatureType::document_property, "picture=" + one.sha256);
    if (!picture) add(FeatureType::file_name, one.name);
    add(FeatureType::import_hash, one.import_hash);
    for (const std::string& digest : one.fuzzy_hashes) add(FeatureType::fuzzy_hash, digest);
    for (const auto& [name, value] : one.properties) {
      const std::string key = ascii_lower(name);
      constexpr std::array<std::string_view, 9> telling = {"creator", "author",   "lastmodifiedby", "last_modified_by", "company",
                                                           "manager", "template", "font",           "keywords"};
      if (std::ranges::find(telling, key) != telling.end() && count_code_points(trim(value)) >= 3)
        add(FeatureType::document_property, key + "=" + std::string(trim(value)));
    }
  }

  const MailParts& mail_;
  std::vector<Feature>& out_;
  std::string from_domain_;
  std::string helo_;
};

}  // namespace

std::optional<TextSignature> features_of_mails(const std::vector<MailParts>& mails, std::vector<Feature>& out) {
  const std::vector<ThreadPhase> phases = phases_of(mails);
  std::optional<TextSignature> signature;
  size_t longest = 0;
  std::string course;
  for (size_t i = 0; i < mails.size(); ++i) {
    course += (course.empty() ? "" : ">") + std::string(name_of(phases[i]));
    if (phases[i] == ThreadPhase::reply) continue;
    MailFeatures(mails[i], out).read();
    const std::string text = mails[i].subject + "\n" + mails[i].text;
    if (text.size() > longest)
      if (auto one = text_signature(text)) {
        signature = one;
        longest = text.size();
      }
  }
  if (mails.size() > 1 && std::ranges::find(phases, ThreadPhase::reply) != phases.end())
    out.push_back({FeatureType::thread_phases, course});
  return signature;
}

}  // namespace sekimori::link
