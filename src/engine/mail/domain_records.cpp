#include "engine/mail/domain_records.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t most_lookups = 10;        // RFC 7208, section 4.6.4
constexpr std::size_t short_key_letters = 300;  // of base64: an RSA key of 1,024 bits has 216, one of 2,048 has 392
constexpr std::size_t most_records = 200;
constexpr std::size_t most_visits = 100;  // of records while look-ups are counted

std::string without_dot(std::string_view name) {
  std::string out = ascii_lower(name);
  while (out.ends_with('.')) out.pop_back();
  return out;
}

std::vector<std::string_view> words_of(std::string_view text, std::string_view between) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t start = text.find_first_not_of(between);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(between, start), text.size());
    out.push_back(text.substr(start, end - start));
    text.remove_prefix(end);
  }
  return out;
}

// The strings of a TXT record are one text; what is not quoted stands for itself.
std::string text_of(std::string_view data) {
  if (!data.contains('"')) return std::string(trim(data.substr(0, data.find(" ;"))));
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < data.size(); ++i) {
    if (data[i] == '"') inside = !inside;
    else if (!inside && data[i] == ';') break;
    else if (inside && data[i] == '\\' && i + 1 < data.size()) out += data[++i];
    else if (inside) out += data[i];
  }
  return out;
}

// "p=none" of "v=DMARC1; p=none; rua=..."; tags are lower case.
std::optional<std::string> tag(std::string_view record, std::string_view name) {
  for (const std::string_view part : words_of(record, ";")) {
    const std::size_t equals = part.find('=');
    if (equals != std::string_view::npos && ascii_lower(trim(part.substr(0, equals))) == name)
      return std::string(trim(part.substr(equals + 1)));
  }
  return {};
}

class Findings {
 public:
  void add(std::string_view id, DomainGravity gravity, std::string_view record, Text said) {
    all_.push_back({.id = id, .gravity = gravity, .record = std::string(record), .said = said});
  }
  std::vector<DomainFinding> take() {
    std::ranges::stable_sort(all_, {}, &DomainFinding::gravity);
    return std::move(all_);
  }

 private:
  std::vector<DomainFinding> all_;
};

struct SpfCount {
  std::size_t lookups = 0, visits = 0;
  bool circle = false;
  std::vector<std::string> on_the_way, unknown;  // domains that are being looked into; that are not among the lines
};

// What a receiver asks DNS for, as far as the lines tell: a domain's own terms and those of what it includes or redirects to.
void count_lookups(const DomainRecords& records, const std::string& domain, std::string_view spf, SpfCount& out) {
  if (std::ranges::find(out.on_the_way, domain) != out.on_the_way.end()) {
    out.circle = true;
    return;
  }
  if (++out.visits > most_visits) return;
  out.on_the_way.push_back(domain);
  const std::string record = ascii_lower(spf);
  for (const std::string_view term : words_of(record, " \t")) {
    const std::string_view bare = term.find_first_of("+-~?") == 0 ? term.substr(1) : term;
    const std::string_view name = bare.substr(0, bare.find_first_of(":/="));
    const bool leads_on = name == "include" || name == "redirect";
    for (const std::string_view asks : {"include", "a", "mx", "ptr", "exists", "redirect"}) out.lookups += name == asks ? 1 : 0;
    if (!leads_on || name.size() >= bare.size()) continue;
    const std::string target = without_dot(bare.substr(name.size() + 1));
    const auto known = records.others.find(target);
    if (target == records.domain) out.circle = true;
    else if (known != records.others.end()) count_lookups(records, target, known->second, out);
    else if (!target.contains('%')) out.unknown.push_back(target);
  }
  out.on_the_way.pop_back();
}

void check_spf(const DomainRecords& records, DomainUse use, Findings& out) {
  using enum DomainGravity;
  if (records.spf.empty()) {
    out.add("spf_missing", invites, "",
            {.ja = "SPF がない。どのサーバーからでもこのドメインを名乗れる", .en = "no SPF: any server may use the domain's name"});
    return;
  }
  if (records.spf.size() > 1)
    out.add("spf_several", invites, records.spf[1],
            {.ja = "SPF が二つ以上ある。受け手は誤りとして扱う", .en = "more than one SPF record: receivers take that for an error"});
  const std::string record = ascii_lower(records.spf.front());
  bool redirects = false;
  std::string_view all;
  for (const std::string_view term : words_of(record, " \t")) {
    const std::string_view bare = term.find_first_of("+-~?") == 0 ? term.substr(1) : term;
    const std::string_view name = bare.substr(0, bare.find_first_of(":/="));
    if (name == "all") all = term;
    redirects = redirects || name == "redirect";
    if (name == "ptr") out.add("spf_ptr", weak, term, {.ja = "ptr は使わないこととされている", .en = "ptr is not to be used any more"});
  }
  if (all == "all" || all == "+all")
    out.add("spf_everybody", invites, records.spf.front(), {.ja = "+all は全員に送信を許す", .en = "+all lets everybody send"});
  else if (all == "?all" || (all.empty() && !redirects))
    out.add("spf_open_end", invites, records.spf.front(),
            {.ja = "ほかのサーバーをどう扱うかを言っていない (-all か ~all で終える)",
             .en = "it does not say what others are (end it with -all or ~all)"});
  else if (all == "~all" && use == DomainUse::sends_mail)
    out.add("spf_soft", note, records.spf.front(),
            {.ja = "~all は疑わしいとだけ言う。正しい送信元がそろったら -all にする",
             .en = "~all says doubtful only; make it -all once every rightful source is in it"});
  SpfCount count;
  count_lookups(records, records.domain, records.spf.front(), count);
  if (count.lookups > most_lookups)
    out.add("spf_lookups", invites, records.spf.front(),
            {.ja = "include の先も数えた問い合わせが 10 回を超える。受け手は誤りとして扱う",
             .en = "more than 10 look-ups with those of what it includes: receivers take that for an error"});
  else if (!count.unknown.empty() && count.visits > 1)
    out.add("spf_not_counted", note, count.unknown.front(),
            {.ja = "include の先の登録がこの中になく、その問い合わせは数えていない",
             .en = "the record of what it includes is not among these lines: its look-ups are not counted"});
  if (count.circle)
    out.add("spf_circle", invites, records.spf.front(),
            {.ja = "include が輪になっている。受け手は誤りとして扱う",
             .en = "it includes itself in a circle: receivers take that for an error"});
  if (use == DomainUse::sends_none && words_of(record, " \t").size() != 2)
    out.add("spf_of_silent", weak, records.spf.front(),
            {.ja = "メールを送らないドメインなら v=spf1 -all だけにする", .en = "of a domain that sends no mail it is v=spf1 -all alone"});
}

void check_dmarc(const DomainRecords& records, Findings& out) {
  using enum DomainGravity;
  if (records.dmarc.empty()) {
    out.add("dmarc_missing", invites, "",
            {.ja = "DMARC がない。差出人 (From) をかたるメールを受け手が拒めない",
             .en = "no DMARC: receivers cannot refuse mail with a false From"});
    return;
  }
  const std::string& record = records.dmarc.front();
  if (records.dmarc.size() > 1)
    out.add("dmarc_several", invites, records.dmarc[1],
            {.ja = "DMARC が二つ以上ある。受け手は無視する", .en = "more than one DMARC record: receivers pass them over"});
  const std::string policy = ascii_lower(tag(record, "p").value_or(""));
  if (policy != "quarantine" && policy != "reject")
    out.add("dmarc_none", invites, record,
            {.ja = "p=none では届いてしまう。報告を読んでから quarantine、reject と進める",
             .en = "p=none lets it through; read the reports, then go on to quarantine and reject"});
  else if (policy == "quarantine")
    out.add("dmarc_quarantine", note, record,
            {.ja = "quarantine は迷惑メールの扱い。正しい送信元がすべて通れば reject にする",
             .en = "quarantine is the spam folder; make it reject once every rightful source passes"});
  if (const auto below = tag(record, "sp"); below && ascii_lower(*below) == "none" && policy != "none")
    out.add("dmarc_below", weak, record, {.ja = "sp=none で、下位のドメインをかたれる", .en = "sp=none leaves the domains below open"});
  if (const auto part = tag(record, "pct")) {
    int percent = 100;
    if (std::from_chars(part->data(), part->data() + part->size(), percent).ec == std::errc() && percent < 100)
      out.add("dmarc_part", weak, record,
              {.ja = "pct が 100 に満たず、一部にしか効かない", .en = "pct is below 100: it holds for a part only"});
  }
  const auto reports = tag(record, "rua");
  if (!reports) {
    out.add("dmarc_no_reports", weak, record,
            {.ja = "rua がなく、誰が名乗っているかの報告が届かない", .en = "no rua: nobody reports who uses the name"});
    return;
  }
  // RFC 7489, section 7.1: another domain has to say that it takes reports about this one.
  for (const std::string_view address : words_of(*reports, ", ")) {
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos) continue;
    const std::string taker = without_dot(address.substr(at + 1, address.find('!', at) - at - 1));
    const bool own = taker == records.domain || records.domain.ends_with("." + taker) || taker.ends_with("." + records.domain);
    if (!own && std::ranges::find(records.reports_taken, taker) == records.reports_taken.end())
      out.add("dmarc_reports_elsewhere", note, address,
              {.ja = "報告の宛先が別のドメイン。そこに <自社>._report._dmarc の登録がないと届かない",
               .en = "reports go to another domain, which has to say so (DOMAIN._report._dmarc), or none are sent"});
  }
}

void check_keys(const DomainRecords& records, Findings& out) {
  using enum DomainGravity;
  if (records.keys.empty())
    out.add("dkim_missing", weak, "",
            {.ja = "DKIM の鍵 (selector._domainkey) がこの中にない", .en = "no key of DKIM (selector._domainkey) among these lines"});
  for (const DomainKey& key : records.keys) {
    const std::string at = fmt::format("{}: {}", key.selector, key.record);
    const auto value = tag(key.record, "p");
    if (!value || value->empty()) out.add("dkim_revoked", note, at, {.ja = "この鍵は取り消されている", .en = "this key is withdrawn"});
    else if (ascii_lower(tag(key.record, "k").value_or("rsa")) == "rsa" && value->size() < short_key_letters)
      out.add("dkim_short", weak, at, {.ja = "RSA 鍵が短い (2048 ビットにする)", .en = "a short RSA key (make it 2048 bits)"});
    if (const auto flags = tag(key.record, "t"))
      if (std::ranges::any_of(words_of(*flags, ": "), [](std::string_view one) { return one == "y"; }))
        out.add("dkim_trial", weak, at,
                {.ja = "t=y は試しの印。署名がないものとして扱われる", .en = "t=y marks a trial: it counts as no signature"});
  }
}

}  // namespace

std::string_view name_of(DomainGravity gravity) {
  constexpr std::array<std::string_view, 3> names = {"invites", "weak", "note"};
  return names.at(static_cast<std::size_t>(gravity));
}

DomainRecords read_domain_records(std::string_view domain, std::string_view lines) {
  DomainRecords out;
  out.domain = without_dot(trim(domain));
  const std::string policy_name = "_dmarc." + out.domain, keys_name = "._domainkey." + out.domain,
                    reports_name = out.domain + "._report._dmarc.";
  std::size_t taken = 0;
  for (const std::string_view line : words_of(lines, "\r\n")) {
    if (trim(line).starts_with(';') || taken >= most_records) continue;
    const auto words = words_of(line, " \t");
    const auto kind = std::ranges::find_if(words, [](std::string_view one) {
      const std::string upper = ascii_lower(one);
      return upper == "txt" || upper == "mx";
    });
    if (kind == words.end() || kind == words.begin()) continue;
    const std::string name = without_dot(words.front());
    const std::string_view data = line.substr(static_cast<std::size_t>(kind->data() + kind->size() - line.data()));
    if (ascii_lower(*kind) == "mx") {
      const auto rest = words_of(data, " \t");
      if (name == out.domain && rest.size() >= 2 && rest[1] == ".") out.takes_no_mail = true;
      continue;
    }
    std::string text = text_of(data);
    const std::string begins = ascii_lower(text.substr(0, 8));
    if (name == out.domain && (begins.starts_with("v=spf1 ") || begins == "v=spf1")) out.spf.push_back(std::move(text));
    else if (name == policy_name && begins == "v=dmarc1") out.dmarc.push_back(std::move(text));
    else if (begins.starts_with("v=spf1 ") || begins == "v=spf1") out.others.emplace(name, std::move(text));
    else if (name.starts_with(reports_name) && begins == "v=dmarc1") out.reports_taken.push_back(name.substr(reports_name.size()));
    else if (name.size() > keys_name.size() && name.ends_with(keys_name))
      out.keys.push_back({.selector = name.substr(0, name.size() - keys_name.size()), .record = std::move(text)});
    else continue;
    ++taken;
  }
  return out;
}

std::vector<DomainFinding> check_domain(const DomainRecords& records, DomainUse use) {
  Findings out;
  check_spf(records, use, out);
  check_dmarc(records, out);
  if (use == DomainUse::sends_mail) check_keys(records, out);
  else if (!records.takes_no_mail)
    out.add("mx_of_silent", DomainGravity::note, "",
            {.ja = "メールを受けないドメインなら MX 0 . を置く", .en = "of a domain that takes no mail either: MX 0 ."});
  return out.take();
}

}  // namespace sekimori::mail
