#include "engine/mask/knowledge.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "engine/mask/text/name_lists.h"
#include "engine/mask/text/short_name.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::size_t longest_host = 253;

constexpr std::string_view legal_forms[] = {"株式会社",
                                            "有限会社",
                                            "合同会社",
                                            "合資会社",
                                            "合名会社",
                                            "一般社団法人",
                                            "一般財団法人",
                                            "公益社団法人",
                                            "公益財団法人",
                                            "独立行政法人",
                                            "国立研究開発法人",
                                            "国立大学法人",
                                            "学校法人",
                                            "医療法人社団",
                                            "医療法人財団",
                                            "医療法人",
                                            "社会福祉法人",
                                            "(株)",
                                            "(有)",
                                            "(同)",
                                            "カブシキガイシャ",
                                            "カブシキカイシャ",
                                            "ユウゲンガイシャ",
                                            "(カ)",
                                            "カ)",
                                            "(カ",
                                            "㈱",
                                            "㈲"};
constexpr std::string_view latin_forms[] = {"company limited",
                                            "co., ltd.",
                                            "co.,ltd.",
                                            "co. ltd.",
                                            "co., ltd",
                                            "co.,ltd",
                                            "co ltd",
                                            "corporation",
                                            "incorporated",
                                            "limited",
                                            "inc.",
                                            "inc",
                                            "corp.",
                                            "corp",
                                            "k.k.",
                                            "kk",
                                            "ltd.",
                                            "ltd",
                                            "llc",
                                            "l.l.c.",
                                            "g.k.",
                                            "plc",
                                            "kabushiki kaisha"};

// Second levels under which organisations register.
bool is_second_level(std::string_view label) {
  static constexpr std::string_view labels[] = {"co", "ne", "or", "ac", "go", "ed", "lg", "gr", "ad", "com", "net", "org", "gov", "edu"};
  return std::ranges::find(labels, label) != std::end(labels);
}

constexpr std::string_view tenant_domains[] = {"onmicrosoft.com",
                                               "sharepoint.com",
                                               "my.salesforce.com",
                                               "force.com",
                                               "box.com",
                                               "slack.com",
                                               "backlog.jp",
                                               "backlog.com",
                                               "cybozu.com",
                                               "kintone.com",
                                               "zendesk.com",
                                               "atlassian.net",
                                               "okta.com",
                                               "s3.amazonaws.com",
                                               "blob.core.windows.net",
                                               "file.core.windows.net",
                                               "azurewebsites.net",
                                               "webex.com",
                                               "zoom.us",
                                               "smarthr.jp"};

constexpr std::string_view stock_code_labels[] = {"証券コード", "銘柄コード",      "証券番号",         "銘柄番号",     "株式コード", "東証",
                                                  "東証一部",   "東証プライム",    "東証スタンダード", "東証グロース", "TSE",        "TYO",
                                                  "stock code", "securities code", "ticker",           "ticker symbol"};

std::string hex_digest(const EVP_MD* kind, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned length = 0;
  if (EVP_Digest(text.data(), text.size(), out.data(), &length, kind, nullptr) != 1) return {};
  return to_hex(ByteView(out.data(), length));
}

// What the eye takes for the same: one for l and i, zero for o, rn for m. Hyphens are nothing.
std::string skeleton(std::string_view label) {
  std::string out;
  for (const char c : label) {
    switch (c) {
      case '-':
      case '_': break;
      case '1':
      case 'i':
      case 'l': out += 'l'; break;
      case '0': out += 'o'; break;
      case '5': out += 's'; break;
      case '3': out += 'e'; break;
      default: out += c;
    }
  }
  for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>("rn", "m"), {"vv", "w"}, {"cl", "d"}})
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at + 1)) out.replace(at, from.size(), to);
  return out;
}

// At most one sign inserted, left out, exchanged, or two neighbours swapped.
bool nearly_equal(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (i == a.size()) return true;
  if (a.size() != b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (const char32_t c : to_utf32(text)) {
    if (c == ' ' || c == 0x3000 || c == U'・' || c == ',' || c == '\t') {
      if (!word.empty()) out.push_back(std::exchange(word, {}));
    } else {
      append_utf8(word, c);
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

// せいこう -> せいこ: う behind a syllable in o or u, お behind one in o.
std::u32string without_long_vowels(std::u32string_view hiragana) {
  static constexpr std::u32string_view in_o = U"おこそとのほもよろごぞどぼぽょ", in_u = U"うくすつぬふむゆるぐずづぶぷゅ";
  std::u32string out;
  for (const char32_t c : hiragana) {
    const char32_t before = out.empty() ? 0 : out.back();
    if ((c == U'う' && (in_o.find(before) != std::u32string_view::npos || in_u.find(before) != std::u32string_view::npos)) ||
        (c == U'お' && in_o.find(before) != std::u32string_view::npos))
      continue;
    out += c;
  }
  return out;
}

bool is_latin(std::u32string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char32_t c) { return c < 0x80; });
}

}  // namespace

std::string plain_host(std::string_view host) {
  std::string out;
  for (std::size_t i = 0; i < host.size(); ++i) {
    const std::string_view rest = host.substr(i);
    bool dot = false;
    for (const std::string_view one : {"[.]", "(.)", "{.}", "[dot]", "(dot)"})
      if (rest.starts_with(one)) {
        out += '.';
        i += one.size() - 1;
        dot = true;
        break;
      }
    if (!dot && host[i] != '[' && host[i] != ']') out += host[i];
  }
  while (out.ends_with('.')) out.pop_back();
  return ascii_lower(out);
}

bool is_cloud_tenant(std::string_view host) {
  return std::ranges::any_of(tenant_domains, [&](std::string_view tenant) {
    return host.size() > tenant.size() + 1 && host.ends_with(tenant) && host[host.size() - tenant.size() - 1] == '.';
  });
}

std::string naming_label(std::string_view host) {
  for (const std::string_view tenant : tenant_domains)
    if (host.size() > tenant.size() + 1 && host.ends_with(tenant) && host[host.size() - tenant.size() - 1] == '.') {
      std::string_view label = host.substr(0, host.size() - tenant.size() - 1);
      label = label.substr(label.rfind('.') + 1);
      if (label.ends_with("-my")) label.remove_suffix(3);
      return std::string(label);
    }
  std::vector<std::string_view> labels;
  for (std::size_t i = 0; i <= host.size();) {
    const std::size_t end = std::min(host.find('.', i), host.size());
    labels.push_back(host.substr(i, end - i));
    i = end + 1;
  }
  if (labels.size() < 2) return std::string(host);
  std::size_t at = labels.size() - 2;
  if (at > 0 && is_second_level(labels[at]) && labels.back().size() == 2) --at;
  return std::string(labels[at]);
}

Knowledge::Knowledge(const Roster& roster) : roster_(roster) {
  for (const std::string& word : roster.public_words) public_.insert(ascii_lower(word));
  for (const std::string& word : roster.cleared) cleared_.insert(ascii_lower(word));
  for (std::size_t i = 0; i < roster.organisations.size(); ++i) {
    adding_ = static_cast<std::uint32_t>(i);
    add_organisation(roster.organisations[i]);
  }
  // Behind all whole names: where one member's name is another's short form, it is the name.
  for (std::size_t i = 0; i < roster.organisations.size(); ++i) {
    const Organisation& one = roster.organisations[i];
    adding_ = static_cast<std::uint32_t>(i);
    for (const ShortForm& form : short_forms(one))
      if (form.sure) add_short_form(form.text, NameForm::short_form, one.partner ? Side::third_party : Side::victim, "org:" + one.id);
  }
  adding_ = no_owner;
  build();
}

Knowledge::Knowledge(const Knowledge& of_roster, std::optional<std::size_t> reporter)
    : roster_(of_roster.roster_), base_(&of_roster), reporter_(reporter) {}

Knowledge Knowledge::of_doubtful_names(const Roster& roster) {
  Knowledge out(roster, Only::doubtful_names);
  for (std::size_t i = 0; i < roster.organisations.size(); ++i) {
    const Organisation& one = roster.organisations[i];
    out.adding_ = static_cast<std::uint32_t>(i);
    for (const ShortForm& form : short_forms(one))
      if (!form.sure) out.add_short_form(form.text, NameForm::doubtful, Side::third_party, "org:" + one.id);
  }
  out.adding_ = no_owner;
  out.build();
  return out;
}

void Knowledge::learn_short_forms(std::size_t organisation) {
  const Organisation& one = roster_.organisations[organisation];
  const std::string subject = "org:" + one.id;
  for (const ShortForm& form : short_forms(one)) {
    const bool kanji = script_of(to_utf32(form.text).front()) == Script::kanji;
    add_short_form(form.text, kanji ? NameForm::whole : form.sure ? NameForm::short_form : NameForm::doubtful, Side::victim, subject);
  }
}

void Knowledge::add_short_form(std::string_view text, NameForm form, Side side, const std::string& subject) {
  const Knowledge& of_roster = base_ != nullptr ? *base_ : *this;
  if (is_cleared(text) || of_roster.public_.contains(ascii_lower(text))) return;
  std::vector<std::u32string> spellings{tight_word(text)};
  // セイコウ is also written セイコー.
  if (script_of(to_utf32(text).front()) == Script::katakana) spellings.push_back(without_long_vowels(spellings.front()));
  for (std::u32string& tight : spellings)
    if (tight.size() >= 2)
      words_.add({.tight = std::move(tight),
                  .identifier = Identifier::organisation,
                  .side = side,
                  .reason = Reason::derived,
                  .subject = subject,
                  .owner = adding_,
                  .form = form});
}

Side Knowledge::side_of(std::uint32_t organisation, Side otherwise) const {
  if (organisation == no_owner) return otherwise;
  if (roster_.organisations[organisation].partner) return Side::third_party;
  return reporter_ && *reporter_ != organisation ? Side::third_party : Side::victim;
}

void Knowledge::find_words(const View& view, const WordSink& sink) const {
  const auto give = [&](const Word& word, std::size_t first, std::size_t end) { sink(word, side_of(word.owner, word.side), first, end); };
  words_.find(view, give);
  if (base_ == nullptr) return;
  base_->words_.find(view, [&](const Word& word, std::size_t first, std::size_t end) {
    // 霧島 is the reporter's where two members are called so.
    if (word.form == NameForm::whole || !words_.knows(word.tight)) give(word, first, end);
  });
}

void Knowledge::add(std::u32string tight, Identifier identifier, Side side, Reason reason, std::string subject, bool ambiguous) {
  words_.add({.tight = std::move(tight),
              .identifier = identifier,
              .side = side,
              .reason = reason,
              .subject = std::move(subject),
              .ambiguous = ambiguous,
              .owner = adding_});
}

void Knowledge::add_name(std::string_view name, Identifier identifier, Side side, const std::string& subject) {
  if (is_cleared(name)) return;
  const std::u32string whole = tight_word(name);
  const bool capitals_only = is_latin(whole) && whole.size() <= 4;
  add(whole, identifier, side, Reason::roster_name, subject, capitals_only && whole.size() == 4);
  std::string core = normalise_nfkc(name);
  for (const std::string_view form : legal_forms)
    if (const std::size_t at = core.find(form); at != std::string::npos) core.erase(at, form.size());
  std::string lower = ascii_lower(core);
  for (bool again = true; again;) {
    again = false;
    while (!lower.empty() && (lower.back() == ' ' || lower.back() == ',')) lower.pop_back();
    for (const std::string_view form : latin_forms)
      if (lower.size() > form.size() + 1 && lower.ends_with(form) &&
          (lower[lower.size() - form.size() - 1] == ' ' || lower[lower.size() - form.size() - 1] == ',')) {
        lower.resize(lower.size() - form.size());
        again = true;
        break;
      }
  }
  const std::u32string tight = tight_word(lower);
  const bool latin = is_latin(tight);
  if (tight.size() >= (latin ? 3U : 2U)) add(tight, identifier, side, Reason::roster_name, subject, latin && tight.size() == 4);
}

void Knowledge::add_kana(std::string_view kana, const std::vector<std::string>& names, Identifier identifier, Side side,
                         const std::string& subject) {
  std::string core = normalise_nfkc(kana);
  for (const std::string_view form : legal_forms)
    if (const std::size_t at = core.find(form); at != std::string::npos) core.erase(at, form.size());
  const std::u32string tight = tight_word(core);
  if (tight.size() < 3) return;
  // セイコウ is also written セイコー, whose length mark is nothing here.
  const std::u32string shorter = without_long_vowels(tight);
  for (const std::u32string& reading : {tight, shorter}) {
    if (reading.size() < 3) continue;
    add(reading, identifier, side, Reason::roster_name, subject);
    // Half in kana: タナカ精工, 田中セイコー. Where the reading of a kanji ends nobody tells; every cut is tried.
    for (const std::string& name : names) {
      std::string plain = normalise_nfkc(name);
      for (const std::string_view form : legal_forms)
        if (const std::size_t at = plain.find(form); at != std::string::npos) plain.erase(at, form.size());
      const std::u32string kanji = tight_word(plain);
      if (kanji.size() < 3 || kanji.size() > 10 || !std::ranges::all_of(kanji, [](char32_t c) { return script_of(c) == Script::kanji; }))
        continue;
      for (std::size_t a = 1; a < kanji.size(); ++a)
        for (std::size_t b = 2; b < reading.size(); ++b) {
          if (kanji.size() - a >= 2) add(reading.substr(0, b) + kanji.substr(a), identifier, side, Reason::roster_name, subject);
          if (a >= 2 && reading.size() - b >= 2)
            add(kanji.substr(0, a) + reading.substr(b), identifier, side, Reason::roster_name, subject);
        }
    }
  }
  for (std::u32string& latin : romaji_of(core))
    if (latin.size() >= 5) add(std::move(latin), identifier, side, Reason::roster_name, subject);
}

void Knowledge::add_single_name(std::u32string tight, Side side, Reason reason, const std::string& subject) {
  if (tight.empty()) return;
  const bool latin = is_latin(tight);
  if (latin && tight.size() < 3) return;
  const bool ambiguous = latin && tight.size() <= 4;
  add(std::move(tight), Identifier::person, side, reason, subject, ambiguous);
}

void Knowledge::add_person(const RosterPerson& person, Side side, Reason whole, Reason part, const std::string& subject) {
  const std::vector<std::string> kanji = words_in(person.name);
  add(tight_word(person.name), Identifier::person, side, whole, subject);
  if (kanji.size() == 2) {
    add(tight_word(kanji[1] + kanji[0]), Identifier::person, side, whole, subject);
    add_single_name(tight_word(kanji[0]), side, part, subject);
    add_single_name(tight_word(kanji[1]), side, part, subject);
  } else if (kanji.size() == 1) {
    // Where does the family name end? At a known one, else in the middle.
    const std::u32string all = to_utf32(kanji[0]);
    for (const std::size_t size : {std::size_t(3), std::size_t(2), std::size_t(1)})
      if (size < all.size() && script_of(all[0]) == Script::kanji &&
          (is_family_name(all.substr(0, size)) || (size == 2 && all.size() == 4))) {
        add_single_name(tight_of(all.substr(0, size)).units, side, part, subject);
        if (all.size() - size >= 2) add_single_name(tight_of(all.substr(size)).units, side, part, subject);
        break;
      }
  }
  std::vector<std::vector<std::u32string>> latin_words;  // family, given; spellings of each
  if (const std::vector<std::string> kana = words_in(person.kana); !kana.empty()) {
    add(tight_word(person.kana), Identifier::person, side, whole, subject);
    for (const std::string& one : kana) {
      if (const std::u32string tight = tight_word(one); tight.size() >= 3) add(tight, Identifier::person, side, part, subject);
      latin_words.push_back(romaji_of(one));
    }
  }
  std::vector<std::string> english = words_in(person.english);
  if (english.empty() && person.kana.empty())
    if (const auto plain = words_in(person.name); plain.size() >= 2 && is_latin(tight_word(person.name))) english = plain;
  if (english.size() >= 2) {
    add(tight_word(person.english.empty() ? person.name : person.english), Identifier::person, side, whole, subject);
    latin_words.push_back({tight_word(english.front())});
    latin_words.push_back({tight_word(english.back())});
  }
  for (std::size_t i = 0; i + 1 < latin_words.size(); i += 2)
    for (const std::u32string& first : latin_words[i])
      for (const std::u32string& second : latin_words[i + 1]) {
        if (first.empty() || second.empty()) continue;
        add(first + second, Identifier::person, side, whole, subject);
        add(second + first, Identifier::person, side, whole, subject);
        // Accounts: tyamada, yamadat.
        if (second.size() + 1 >= 5) add(first.substr(0, 1) + second, Identifier::person, side, whole, subject);
        if (first.size() + 1 >= 5) add(second.substr(0, 1) + first, Identifier::person, side, whole, subject);
        if (first.size() + 1 >= 6) add(first + second.substr(0, 1), Identifier::person, side, whole, subject);
        if (second.size() + 1 >= 6) add(second + first.substr(0, 1), Identifier::person, side, whole, subject);
      }
  for (const auto& spellings : latin_words)
    for (const std::u32string& one : spellings) add_single_name(one, side, part, subject);
}

void Knowledge::add_digests(const std::string& address, Side side, const std::string& subject) {
  for (const EVP_MD* kind : {EVP_md5(), EVP_sha1(), EVP_sha256()})
    add(to_utf32(hex_digest(kind, address)), Identifier::tracking_id, side, Reason::encoded, subject);
}

void Knowledge::add_domain(std::string_view domain, const Owner& owner) {
  const std::string plain = plain_host(domain);
  if (plain.empty() || is_cleared(plain)) return;
  const std::string label = naming_label(plain);
  domain_places_.try_emplace(plain, domains_.size());
  domains_.push_back({.domain = plain, .label = label, .skeleton = skeleton(label), .owner = owner, .organisation = adding_});
  add(tight_word(plain), Identifier::domain, owner.side, owner.reason, owner.subject);
  if (tight_word(label).size() >= 5) add(tight_word(label), Identifier::domain, owner.side, owner.reason, owner.subject);
}

void Knowledge::add_organisation(const Organisation& organisation) {
  const Side side = organisation.partner ? Side::third_party : Side::victim;
  const std::string subject = "org:" + organisation.id;
  for (const std::string& name : organisation.names) add_name(name, Identifier::organisation, side, subject);
  for (const std::string& name : organisation.english) add_name(name, Identifier::organisation, side, subject);
  for (const std::string& kana : organisation.kana) add_kana(kana, organisation.names, Identifier::organisation, side, subject);
  for (const std::string& name : organisation.subsidiaries) add_name(name, Identifier::subsidiary, side, "affiliate:" + name);
  for (const std::string& name : organisation.products) {
    add_name(name, Identifier::product, side, "product:" + name);
    const std::u32string kana = tight_word(name);
    if (std::ranges::all_of(kana, [](char32_t c) { return script_of(c) == Script::hiragana; }))
      for (std::u32string& latin : romaji_of(name))
        if (latin.size() >= 5) add(std::move(latin), Identifier::product, side, Reason::roster_name, "product:" + name);
  }
  for (const std::string& domain : organisation.domains)
    add_domain(domain, {.subject = subject, .reason = Reason::roster_domain, .side = side});
  for (const std::string& range : organisation.addresses) {
    const std::size_t slash = range.find('/');
    Range one{.network = network_of(std::string_view(range).substr(0, slash)),
              .owner = {.subject = subject, .reason = Reason::roster_domain, .side = side}};
    if (one.network.empty()) continue;
    one.organisation = adding_;
    one.bits = static_cast<unsigned>(one.network.size()) * 8;
    if (slash != std::string::npos) std::from_chars(range.data() + slash + 1, range.data() + range.size(), one.bits);
    one.bits = std::min(one.bits, static_cast<unsigned>(one.network.size()) * 8);
    ranges_.push_back(std::move(one));
  }
  for (const std::string& host : organisation.hosts)
    add(tight_word(host), Identifier::internal_host, side, Reason::roster_name, "host:" + ascii_lower(host));
  for (const std::string& name : organisation.directories)
    add(tight_word(name), Identifier::internal_host, side, Reason::roster_name, "directory:" + ascii_lower(name));
  for (const std::string& share : organisation.shares)
    add(tight_word(share), Identifier::share_name, side, Reason::roster_name, "share:" + ascii_lower(share));
  for (const std::string& phone : organisation.phones) {
    const std::u32string digits = tight_word(phone);
    if (digits.size() < 9) continue;
    add(digits, Identifier::phone, side, Reason::roster_name, "phone:" + phone);
    if (digits[0] == '0') add(U"81" + digits.substr(1), Identifier::phone, side, Reason::roster_name, "phone:" + phone);
  }
  for (const std::string& address : organisation.postal_addresses)
    if (const std::u32string tight = tight_word(address); tight.size() >= 6)
      add(tight, Identifier::postal_address, side, Reason::roster_name, subject);
  for (const std::string& name : organisation.departments)
    if (const std::u32string tight = tight_word(name); tight.size() >= 3)
      add(tight, Identifier::department, side, Reason::roster_name, "department:" + name);
  // A code of four signs is a code only behind the word for it; so written it is found in every width and encoding.
  if (!organisation.stock_code.empty())
    for (const std::string_view label : stock_code_labels)
      add(tight_word(std::string(label) + organisation.stock_code), Identifier::organisation, side, Reason::roster_name, subject);
  if (organisation.corporate_number.size() == 13)
    add(tight_word(organisation.corporate_number), Identifier::organisation, side, Reason::roster_name, subject);
  for (std::size_t i = 0; i < organisation.people.size(); ++i) {
    const RosterPerson& person = organisation.people[i];
    const std::string who = "person:" + organisation.id + "/" + std::to_string(i);
    add_person(person, side, Reason::roster_person, Reason::common_name, who);
    for (const std::string& mail : person.mail) {
      const std::string lower = ascii_lower(mail);
      add(tight_word(lower), Identifier::mail_address, side, Reason::roster_person, "mail:" + lower);
      add_digests(lower, side, "mail:" + lower);
      const std::string local = lower.substr(0, lower.find('@'));
      if (local.size() >= 5 && !is_role_address(local)) add(tight_word(local), Identifier::person, side, Reason::roster_person, who);
    }
    for (const std::string& account : person.accounts)
      if (const std::u32string tight = tight_word(account); tight.size() >= 3)
        add(tight, Identifier::path_user, side, Reason::roster_person, who);
  }
}

void Knowledge::learn_recipient(std::string_view address, std::string_view display_name) {
  const std::string lower = ascii_lower(trim(address));
  const std::size_t at = lower.rfind('@');
  if (at == std::string::npos || at == 0 || is_attacker(lower)) return;
  const std::string local = lower.substr(0, at), domain = plain_host(lower.substr(at + 1));
  add(tight_word(lower), Identifier::mail_address, Side::victim, Reason::recipient, "mail:" + lower);
  add_digests(lower, Side::victim, "mail:" + lower);
  const std::string who = "person:" + lower;
  if (!is_role_address(local)) {
    if (tight_word(local).size() >= 4) add(tight_word(local), Identifier::person, Side::victim, Reason::derived, who);
    std::string piece;
    for (const char c : local + ".") {
      if (c != '.' && c != '-' && c != '_' && c != '+') {
        piece += c;
        continue;
      }
      while (!piece.empty() && piece.back() >= '0' && piece.back() <= '9') piece.pop_back();
      if (piece.size() >= 3 && !is_role_address(piece)) add_single_name(to_utf32(piece), Side::victim, Reason::derived, who);
      piece.clear();
    }
  }
  if (!display_name.empty()) learn_person(display_name, Side::victim, Reason::recipient);
  if (!is_public(domain)) learn_domain(domain, Side::victim, Reason::recipient);
}

void Knowledge::learn_person(std::string_view name, Side side, Reason reason) {
  std::string clean;
  for (const char c : name)
    if (c != '"' && c != '\'' && c != '<' && c != '>') clean += c;
  clean = std::string(trim(clean));
  for (const std::string_view honorific : {"様", "さん", "殿", "氏", "さま", "先生"})
    if (clean.size() > honorific.size() && clean.ends_with(honorific)) clean.resize(clean.size() - honorific.size());
  const std::u32string tight = tight_word(clean);
  if (tight.size() < 2 || tight.size() > 30 || is_cleared(clean) || is_no_name(tight) || clean.find('@') != std::string::npos) return;
  RosterPerson person{.name = clean};
  if (std::ranges::all_of(tight, [](char32_t c) { return script_of(c) == Script::hiragana; })) person.kana = clean;
  add_person(person, side, reason, Reason::derived, "person:" + to_utf8(tight));
}

void Knowledge::learn_domain(std::string_view domain, Side side, Reason reason) {
  const std::string plain = plain_host(domain);
  if (plain.find('.') == std::string::npos || plain.size() > longest_host || is_public(plain) || is_attacker(plain) || owner_of_host(plain))
    return;
  add_domain(plain, {.subject = "domain:" + plain, .reason = reason, .side = side});
}

void Knowledge::learn_word(std::string_view text, Identifier identifier, Side side, Reason reason, std::string subject) {
  const std::u32string tight = tight_word(text);
  if (tight.size() >= 3 || (tight.size() == 2 && script_of(tight[0]) == Script::kanji))
    add(tight, identifier, side, reason, std::move(subject));
}

void Knowledge::learn_attacker(std::string_view address) {
  const std::string lower = ascii_lower(trim(address));
  attackers_.insert(lower);
  if (const std::size_t at = lower.rfind('@'); at != std::string::npos)
    if (const std::string host = plain_host(lower.substr(at + 1)); !is_public(host) && !owner_of_host(host)) attackers_.insert(host);
}

void Knowledge::mask_by_hand(std::string_view text, Identifier identifier) {
  const std::u32string tight = tight_word(text);
  if (tight.size() >= 2) add(tight, identifier, Side::victim, Reason::by_hand, "hand:" + to_utf8(tight));
}

void Knowledge::keep_by_hand(std::string_view value) {
  kept_by_hand_.push_back(to_utf32(value));
  if (value.find_first_of("@.") != std::string_view::npos && value.find('/') == std::string_view::npos) learn_attacker(value);
}

void Knowledge::build() { words_.build(); }

const Knowledge::KnownDomain* Knowledge::known_domain(std::string_view plain) const {
  // The host itself and whatever lies above it. Several may be known: the one that was learnt first counts.
  std::size_t first = domains_.size();
  for (std::string_view rest = plain; !domains_.empty();) {
    if (rest.size() <= longest_host)
      if (const auto found = domain_places_.find(std::string(rest)); found != domain_places_.end()) first = std::min(first, found->second);
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  if (first < domains_.size()) return &domains_[first];
  return base_ != nullptr ? base_->known_domain(plain) : nullptr;
}

std::optional<Owner> Knowledge::owner_of_host(std::string_view host) const {
  const KnownDomain* known = known_domain(plain_host(host));
  if (known == nullptr) return std::nullopt;
  Owner owner = known->owner;
  owner.side = side_of(known->organisation, owner.side);
  return owner;
}

std::optional<Owner> Knowledge::owner_of_name(std::u32string_view tight) const {
  const Word* word = (base_ != nullptr ? *base_ : *this).words_.word(tight);
  if (word == nullptr || word->form != NameForm::whole || word->reason != Reason::roster_name ||
      (word->identifier != Identifier::organisation && word->identifier != Identifier::subsidiary))
    return std::nullopt;
  return Owner{.subject = word->subject, .reason = word->reason, .side = side_of(word->owner, word->side)};
}

std::optional<Owner> Knowledge::owner_of_stock_code(std::string_view code) const {
  for (std::size_t i = 0; i < roster_.organisations.size(); ++i)
    if (const Organisation& one = roster_.organisations[i]; !one.stock_code.empty() && one.stock_code == code)
      return Owner{.subject = "org:" + one.id, .reason = Reason::roster_name, .side = side_of(static_cast<std::uint32_t>(i), Side::victim)};
  return std::nullopt;
}

std::optional<Owner> Knowledge::owner_of_address(std::string_view ip) const {
  const std::string bytes = network_of(ip);
  if (bytes.empty()) return std::nullopt;
  for (const Range& range : base_ != nullptr ? base_->ranges_ : ranges_)
    if (same_network(bytes, range.network, range.bits)) {
      Owner owner = range.owner;
      owner.side = side_of(range.organisation, owner.side);
      return owner;
    }
  return std::nullopt;
}

std::vector<Network> Knowledge::own_networks() const {
  std::vector<Network> out;
  for (const Range& range : ranges_) out.push_back({range.network, range.bits});
  return out;
}

std::optional<Knowledge::Imitation> Knowledge::imitated_by(std::string_view host) const {
  const std::string plain = plain_host(host);
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find('.', at), plain.size());
    const std::string label = plain.substr(at, end - at);
    at = end + 1;
    if (label.size() < 5 || is_second_level(label)) continue;
    const std::string seen = skeleton(label);
    for (const std::vector<KnownDomain>* list : {&domains_, base_ != nullptr ? &base_->domains_ : &domains_})
      for (const KnownDomain& known : *list) {
        const std::string& own = known.label;
        if (own.size() < 5 || plain == known.domain) continue;
        const std::string& wanted = known.skeleton;
        if (seen == wanted || (own.size() >= 7 && nearly_equal(label, own)) ||
            (wanted.size() >= 7 && seen.find(wanted) != std::string::npos))
          return Imitation{
              .owner = {.subject = known.owner.subject,
                        .reason = Reason::roster_look_alike,
                        .side = side_of(known.organisation, known.owner.side)},
              .label = label,
              .same = tight_word(label.substr(0, label.ends_with("-my") ? label.size() - 3 : label.size())) == tight_word(own)};
      }
  }
  return std::nullopt;
}

bool Knowledge::is_public(std::string_view host) const {
  if (base_ != nullptr) return base_->is_public(host);
  if (is_public_domain(host)) return true;
  for (std::string_view rest = host;;) {
    if (public_.contains(rest)) return true;
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) return false;
    rest.remove_prefix(dot + 1);
  }
}

bool Knowledge::is_cleared(std::string_view word) const {
  return (base_ != nullptr ? base_->cleared_ : cleared_).contains(ascii_lower(word));
}

bool Knowledge::is_attacker(std::string_view value) const {
  const std::string lower = ascii_lower(value);
  return attackers_.contains(lower);
}

}  // namespace sekimori::mask
