// A story to find: among 939 targeted mails of 31 months, 114 are one attacker's, against 9 organisations. His addresses, servers, files
// and words change every few months and overlap only with the months before and after; in the middle he changes his mail software. Around
// him are attackers who look like him: Y writes with the same software, from the same networks, in the same zone and the same words of the
// lure; Z sends the text of X's lures, copied; W is let an address that was X's a year and a half before; others use the same free mail,
// the same mailers and the same hosting.
//
//   for (const StoryMail& mail : attacker_story(seed)) add(mail.line);     // JSON of docs/format/link-report.md; mail.actor is the truth
//
// Addresses are of 198.18.0.0/15 (for tests of networks), names end in .example; organisations are letters.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "base/digest.h"
#include "base/random.h"
#include "engine/link/mail_parts.h"

namespace sekimori::link::testing {

struct StoryMail {
  std::string actor;
  std::string member;
  Json line;
};

class AttackerStory {
 public:
  explicit AttackerStory(std::uint64_t seed) : random_(seed) {}

  std::vector<StoryMail> write() {
    for (int i = 0; i < 114; ++i) mails_.push_back(of_x(i));
    std::vector<Actor> others;
    size_t left = 939 - 114;
    // Look-alikes first, then campaigns of many sizes, then mails that stand alone.
    others.push_back(look_alike("Y", Likeness::tools));
    others.push_back(look_alike("Z", Likeness::words));
    others.push_back(look_alike("W", Likeness::address));
    for (int i = 0; others.size() < 60; ++i) others.push_back(ordinary("campaign-" + std::to_string(i)));
    for (Actor& actor : others) {
      const size_t count = std::min<size_t>(left, actor.name.size() == 1 ? 30 : 2 + random_.below(14));
      for (size_t i = 0; i < count; ++i) mails_.push_back(of_actor(actor, static_cast<double>(i) / static_cast<double>(count)));
      left -= count;
    }
    for (size_t i = 0; i < left; ++i) {
      Actor lone = ordinary("lone-" + std::to_string(i));
      mails_.push_back(of_actor(lone, 0));
    }
    std::ranges::stable_sort(mails_, {}, &Dated::seconds);
    std::vector<StoryMail> out;
    for (size_t i = 0; i < mails_.size(); ++i) out.push_back(finish(mails_[i], i));
    return out;
  }

 private:
  enum class Likeness { none, tools, words, address };

  struct Software {
    std::string mailer;
    int form = 0;  // of Message-ID and boundary
    std::string zone;
    std::string charset;
    int order = 0;
  };
  struct Actor {
    std::string name;
    Likeness likeness = Likeness::none;
    Software software;
    double begins = 0;  // months
    double lasts = 1;
    std::vector<std::string> addresses;  // of sending
    std::vector<std::string> hosts;
    std::string sender_domain;
    std::string author;
    std::string password;
    std::string path;
    int lure = 0;
    std::vector<std::string> victims;
  };
  struct Dated {
    std::string actor;
    std::string member;
    std::int64_t seconds = 0;
    MailParts mail;
  };

  std::string letters(size_t count) {
    std::string out;
    for (size_t i = 0; i < count; ++i) out += static_cast<char>('a' + random_.below(26));
    return out;
  }
  std::string hex(size_t count, const char* digits = "0123456789abcdef") {
    std::string out;
    for (size_t i = 0; i < count; ++i) out += digits[random_.below(16)];
    return out;
  }
  std::string number(std::uint64_t least, std::uint64_t range) { return std::to_string(least + random_.below(range)); }
  std::string digits(size_t count) { return hex(count, "0123456789012345"); }
  // Parts in braces are made from left to right by every compiler, so that a seed tells one story everywhere.
  static std::string fill(std::string_view pattern, std::initializer_list<std::string> parts) {
    std::string out;
    for (const std::string& part : parts) {
      const size_t hole = pattern.find("{}");
      out += pattern.substr(0, hole);
      out += part;
      pattern.remove_prefix(hole + 2);
    }
    return out += pattern;
  }
  std::string address(std::uint64_t network, std::uint64_t odd = 0) {
    return fmt::format("198.{}.{}.{}", 18 + network / 256 % 2, network % 256, 2 + 2 * random_.below(120) + odd);
  }
  std::string member(std::uint64_t number) { return fmt::format("member-{:02}", number); }

  Software popular() {
    switch (random_.below(6)) {
      case 0: return {"Foxmail 6, 15, 201, 22 [cn]", 0, "+0800", "gb2312", 0};
      case 1: return {"Microsoft Outlook Express 6.00.2900.5931", 1, "+0900", "iso-2022-jp", 1};
      case 2: return {"Microsoft Outlook 14.0", 2, "+0900", "utf-8", 1};
      case 3: return {"", 3, "+0000", "utf-8", 2};  // web mail
      case 4: return {"Mozilla Thunderbird 17.0.8", 4, "+0800", "utf-8", 3};
      default: return {"The Bat! (v5.0)", 5, "+0800", "gb2312", 4};
    }
  }

  Actor ordinary(std::string name) {
    Actor actor;
    actor.name = std::move(name);
    actor.software = popular();
    actor.lasts = 0.5 + static_cast<double>(random_.below(60)) / 10;
    actor.begins = static_cast<double>(random_.below(static_cast<std::uint64_t>((31 - actor.lasts) * 10))) / 10;
    for (int i = 0; i < 2; ++i) actor.addresses.push_back(address(random_.below(400)));
    for (int i = 0; i < 2; ++i) actor.hosts.push_back(fill("{}.{}.example", {letters(4), letters(9)}));
    actor.sender_domain = random_.below(2) == 0 ? free_mail() : letters(8) + ".example";
    if (random_.below(3) == 0) actor.author = random_.below(4) == 0 ? "User" : letters(7);
    if (random_.below(4) == 0) actor.password = fill("{}{}", {letters(3), hex(3)});
    actor.path = fill("/{}/{}.php?{}=", {letters(5), letters(6), letters(2)});
    actor.lure = static_cast<int>(random_.below(lures.size()));
    const size_t victims = 1 + random_.below(5);
    for (size_t i = 0; i < victims; ++i) actor.victims.push_back(member(random_.below(59)));
    return actor;
  }

  Actor look_alike(std::string name, Likeness likeness) {
    Actor actor = ordinary(std::move(name));
    actor.likeness = likeness;
    actor.begins = likeness == Likeness::address ? 20 : 3;
    actor.lasts = likeness == Likeness::address ? 6 : 20;
    actor.author = letters(7);
    if (likeness == Likeness::tools) {
      actor.software = {"Foxmail 6, 15, 201, 22 [cn]", 0, "+0800", "gb2312", 0};
      // His neighbours, not his own: X's end in odd numbers.
      actor.addresses = {address(x_network(2), 0), address(x_network(5), 0), address(x_network(7), 0)};
      actor.sender_domain = free_mail();
    }
    if (likeness == Likeness::address) actor.addresses.push_back(x_address(1));
    actor.victims = {member(3), member(11), member(20), member(31)};  // some of X's own
    return actor;
  }

  // X: an epoch lasts a bit over two months. Address, host and password of an epoch go on into the next; nothing goes on for longer.
  static constexpr int epochs = 13;
  std::uint64_t x_network(int epoch) const { return 410 + static_cast<std::uint64_t>(epoch / 3); }
  std::string x_address(int epoch) {
    auto& known = x_addresses_[static_cast<size_t>(epoch)];
    if (known.empty()) known = address(x_network(epoch), 1);
    return known;
  }
  std::string x_host(int epoch) {
    auto& known = x_hosts_[static_cast<size_t>(epoch)];
    if (known.empty()) known = fill("{}.{}.example", {letters(5), letters(10)});
    return known;
  }

  Dated of_x(int number) {
    const int epoch = number * epochs / 114;
    const double month = 31.0 * (number + 0.2 + 0.6 * static_cast<double>(random_.below(100)) / 100) / 114;
    Actor now;
    now.name = "X";
    now.software = number < 57 ? Software{"Foxmail 6, 15, 201, 22 [cn]", 0, "+0800", "gb2312", 0}
                               : Software{"Mozilla Thunderbird 17.0.8", 4, "+0800", "gb2312", 3};
    // Of two generations at a time, either one.
    const auto generation = [&] { return std::max(0, epoch - static_cast<int>(random_.below(2))); };
    now.addresses = {x_address(generation())};
    now.hosts = {x_host(generation())};
    now.sender_domain = random_.below(3) == 0 ? free_mail() : fmt::format("kyodo{}.example", epoch / 4);
    if (random_.below(3) != 0) now.author = epoch < 7 ? "qwe123" : "lenovo-pc7";
    if (random_.below(3) == 0) now.password = fmt::format("ks{}{}", 2012 + epoch / 5, epoch / 2);
    now.path = epoch % 5 < 3 ? "/images/top/index.php?uid=" : "/news/2013/view.asp?id=";
    now.lure = static_cast<int>(random_.below(lures.size()));
    now.begins = month;
    now.lasts = 0;
    constexpr std::array<int, 9> victims = {3, 7, 11, 16, 20, 24, 31, 40, 52};
    now.victims = {member(static_cast<std::uint64_t>(victims[static_cast<size_t>(number) % 9]))};
    return of_actor(now, 0);
  }

  std::string free_mail() {
    constexpr std::array<const char*, 3> domains = {"freemail.example", "mail-for-all.example", "webpost.example"};
    return domains[random_.below(domains.size())];
  }

  // Words of the lure: openings, middles and ends in other combinations each time, so that texts are alike and never the same.
  static constexpr std::array<std::array<const char*, 4>, 7> lures = {{
      {"取材のお願い", "突然のご連絡失礼いたします。次号の特集で貴社の取り組みを取り上げたく、取材をお願いいたします。",
       "質問の項目は添付の資料にまとめておりますので、ご確認のうえご回答をお願い申し上げます。", "編集部"},
      {"採用についての問い合わせ", "貴社の求人を拝見し、応募を希望しております。職務経歴書を添付いたします。",
       "面接の日程についてご連絡をいただければ幸いです。何卒よろしくお願いいたします。", "応募者"},
      {"製品に関する質問", "貴社の製品カタログについて、仕様の詳細を確認させていただきたくご連絡いたしました。",
       "弊社で検討している構成を添付の図面に記しました。ご確認をお願いいたします。", "購買担当"},
      {"会議資料の送付", "来週の連絡会議の資料をお送りいたします。議事の次第と出席者の名簿が含まれております。",
       "当日までに内容をご確認いただき、修正があればお知らせください。", "事務局"},
      {"セキュリティ更新のお知らせ", "情報システムからのお知らせです。利用者の端末に重要な更新を適用する必要があります。",
       "下記の手順に従い、本日中に適用を完了してください。ご不明の点はお問い合わせください。", "システム担当"},
      {"発注書の件", "先日ご相談した部品の発注書をお送りいたします。数量と納期をご確認ください。",
       "内容に相違がなければ、押印のうえご返送をお願い申し上げます。", "資材部"},
      {"アカウントの確認", "お使いの電子メールの保存容量が上限に近づいております。引き続き利用するには確認が必要です。",
       "以下のページから手続きをお願いいたします。期限を過ぎると受信できなくなります。", "管理者"},
  }};
  static constexpr std::array<const char*, 6> greetings = {"お世話になっております。",
                                                           "はじめまして。",
                                                           "平素より大変お世話になっております。",
                                                           "いつもお世話になります。",
                                                           "拝啓 時下ますますご清栄のこととお慶び申し上げます。",
                                                           "突然のメールで失礼いたします。"};
  static constexpr std::array<const char*, 6> closings = {"以上、よろしくお願いいたします。",
                                                          "ご査収ください。",
                                                          "取り急ぎご連絡まで。",
                                                          "ご確認のほどお願い申し上げます。",
                                                          "ご返信をお待ちしております。",
                                                          "敬具"};

  Dated of_actor(Actor& actor, double progress) {
    Dated out;
    out.actor = actor.name;
    out.member = actor.victims[random_.below(actor.victims.size())];
    const double month = actor.begins + actor.lasts * progress;
    // September 2012 to March 2015.
    out.seconds = 1'346'457'600 + static_cast<std::int64_t>(month * 30.44 * 86'400) + static_cast<std::int64_t>(random_.below(40'000));
    const std::string sender = fill("{}{}@{}", {letters(6), number(0, 90), actor.sender_domain});
    const std::string sending = actor.addresses[random_.below(actor.addresses.size())];
    const auto& lure = lures[static_cast<size_t>(actor.lure)];
    MailParts& mail = out.mail;
    mail.charset = actor.software.charset;
    mail.subject = fill("{}({}月{}日)", {lure[0], number(1, 12), number(1, 28)});
    mail.text = fill("{} {}様\n{}\n{}\n", {greetings[random_.below(greetings.size())], letters(5), lure[1], lure[2]});
    // Look-alike Z copies the words of others whole; everybody else signs and closes in his own way.
    if (actor.likeness != Likeness::words)
      mail.text += fill("{}\n{} {} {}\n", {closings[random_.below(closings.size())], lure[3], letters(9), hex(8)});
    const auto header = [&](const char* name, std::string value) { mail.headers.emplace_back(name, std::move(value)); };
    header("Return-Path", fmt::format("<{}>", sender));
    header("Received", fmt::format("from mx.{}.example (mx.{}.example [10.0.0.5]) by store.{}.example with ESMTP id {}", out.member,
                                   out.member, out.member, hex(9)));
    header("Received", fill("from {} (unknown [{}]) by mx.{}.example with SMTP id {}",
                            {random_.below(2) == 0 ? "localhost" : letters(7), sending, out.member, hex(9)}));
    software(actor, mail, sender, out.member, month);
    const std::string host = actor.hosts[random_.below(actor.hosts.size())];
    if (random_.below(2) == 0) {
      mail.text += fmt::format("http://{}{}{}\n", host, actor.path, hex(6));
    } else {
      MailAttachment file;
      const std::string name = fill("{}_{}.{}", {lure[0], number(20120000, 9999), random_.below(2) == 0 ? "zip" : "doc"});
      file.name = name;
      file.sha256 = to_hex(sha256(actor.name + hex(16)));
      if (!actor.author.empty()) file.properties.emplace_back("Author", actor.author);
      mail.attachments.push_back(std::move(file));
      if (!actor.password.empty()) mail.text += fmt::format("パスワード: {}\n", actor.password);
      // Where the file calls home is found by analysis and told with the report.
      if (random_.below(4) != 0) mail.text += fmt::format("(analysis) http://{}{}\n", host, actor.path);
    }
    return out;
  }

  void software(const Actor& actor, MailParts& mail, const std::string& sender, const std::string& victim, double month) {
    const std::string domain = sender.substr(sender.find('@') + 1);
    const auto header = [&](const char* name, std::string value) { mail.headers.emplace_back(name, std::move(value)); };
    const int day = 1 + static_cast<int>(month * 30.44) % 28;
    constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string date = fmt::format("{} {} {} 10:{:02}:00 {}", day, months[static_cast<size_t>(month + 8) % 12],
                                         2012 + static_cast<int>(month + 8) / 12, random_.below(60), actor.software.zone);
    const std::string to = fmt::format("desk@{}.example", victim);
    switch (actor.software.form) {
      case 0:  // Foxmail
        header("Date", date);
        header("From", fmt::format("\"{}\" <{}>", letters(6), sender));
        header("To", to);
        header("Subject", mail.subject);
        header("X-Mailer", actor.software.mailer);
        header("Mime-Version", "1.0");
        header("Message-ID", fill("<2013{}{}{}@{}>", {digits(4), digits(6), digits(3), domain}));
        header("Content-Type", fill("multipart/mixed; boundary=\"=====001_Dragon{}{}_=====\"", {digits(9), digits(3)}));
        break;
      case 1:
      case 2:
        header("Message-ID",
               fill("<{}${}${}@{}>", {hex(12, "0123456789ABCDEF"), hex(8, "0123456789ABCDEF"), hex(8, "0123456789ABCDEF"), letters(8)}));
        header("From", fmt::format("\"{}\" <{}>", letters(6), sender));
        header("To", to);
        header("Subject", mail.subject);
        header("Date", date);
        header("MIME-Version", "1.0");
        header("Content-Type", fill("multipart/mixed; boundary=\"----=_NextPart_000_{}_{}.{}\"",
                                    {hex(4, "0123456789ABCDEF"), hex(8, "0123456789ABCDEF"), hex(8, "0123456789ABCDEF")}));
        header("X-Priority", "3");
        if (!actor.software.mailer.empty()) header("X-Mailer", actor.software.mailer);
        break;
      case 3:
        header("MIME-Version", "1.0");
        header("Date", date);
        header("Message-ID", fmt::format("<CA+{}=@mail.{}>", letters(20), domain));
        header("Subject", mail.subject);
        header("From", sender);
        header("To", to);
        header("Content-Type", fmt::format("multipart/mixed; boundary={}", hex(28)));
        break;
      default:
        header("Message-ID", fill("<{}.{}@{}>", {hex(8, "0123456789ABCDEF"), number(1'000'000, 8'999'999), domain}));
        header("Date", date);
        header("From", fmt::format("{} <{}>", letters(6), sender));
        header("User-Agent", actor.software.mailer);
        header("MIME-Version", "1.0");
        header("To", to);
        header("Subject", mail.subject);
        header("Content-Type", fmt::format("multipart/mixed; boundary=\"------------{}\"", hex(24, "0123456789012345")));
        if (actor.software.order == 4) header("X-Priority", "3 (Normal)");
    }
  }

  StoryMail finish(const Dated& dated, size_t number) {
    constexpr std::array<const char*, 6> industries = {"heavy-industry", "electric-power", "gas",
                                                       "chemistry",      "petroleum",      "resource-development"};
    Json mails = Json::array();
    mails.push(to_json(dated.mail));
    Json line = Json::object({{"id", fmt::format("report-{:04}", number)},
                              {"time", Instant::from_seconds(dated.seconds).to_rfc3339()},
                              {"member", dated.member},
                              {"industry", industries[static_cast<size_t>(std::stoi(dated.member.substr(7))) % industries.size()]},
                              {"mails", std::move(mails)}});
    return {dated.actor, dated.member, std::move(line)};
  }

  SeededRandom random_;
  std::array<std::string, epochs> x_addresses_;
  std::array<std::string, epochs> x_hosts_;
  std::vector<Dated> mails_;
};

inline std::vector<StoryMail> attacker_story(std::uint64_t seed) { return AttackerStory(seed).write(); }

}  // namespace sekimori::link::testing
