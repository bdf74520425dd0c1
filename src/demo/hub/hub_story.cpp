#include "demo/hub/hub_story.h"

#include <algorithm>
#include <map>
#include <set>

#include "demo/dice.h"
#include "demo/documents/document.h"
#include "demo/documents/zip_writer.h"
#include "demo/hub/mail_file.h"
#include "engine/link/testing/attacker_x.h"

namespace sekimori::demo {
namespace {

// Reports, targeted, shares and own finds among these. Years and the quarters 2013Q4, 2014Q1 and 2015Q1 are as published (share of X among
// them: 114); how a year falls into its other quarters is ours.
struct Quarter {
  int year, number;
  std::int64_t reported, targeted, shared, own_finds;
};
constexpr std::array<Quarter, 12> quarters = {{{2012, 2, 45, 35, 30, 3},
                                               {2012, 3, 60, 49, 40, 4},
                                               {2012, 4, 70, 58, 45, 5},
                                               {2013, 1, 71, 59, 45, 5},
                                               {2013, 2, 80, 64, 44, 4},
                                               {2013, 3, 89, 72, 45, 5},
                                               {2013, 4, 121, 90, 51, 6},
                                               {2014, 1, 95, 57, 40, 5},
                                               {2014, 2, 165, 135, 52, 8},
                                               {2014, 3, 172, 140, 53, 9},
                                               {2014, 4, 180, 147, 52, 9},
                                               {2015, 1, 109, 83, 38, 6}}};
constexpr std::array<std::int64_t, 12> not_mails = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5};  // targeted, and no mail

constexpr std::int64_t wave_days = 14;  // mails of one attacker so near to one another are told in one warning
constexpr std::array<int, 9> hit_by_x = {3, 7, 11, 16, 20, 24, 31, 40, 52};
constexpr std::array<std::string_view, 5> regions = {"KR", "CN", "JP", "TW", "US"};
constexpr std::array<std::string_view, 5> c2_regions = {"KR", "SD", "US", "HK", "JP"};

struct Spot {
  std::string_view kind, title, text;
};
constexpr std::array<Spot, 5> aimed = {
    {{"supplier_incident", "委託先からの連絡",
      "委託先の端末が不審な通信をしていたとの連絡を受けました。納入した図面の一覧が読まれたおそれがあります。"},
     {"vulnerability", "公開サーバーへの攻撃", "公開サーバーで CVE-2014-6271 を狙った要求を見つけ、止めました。応答は返していません。"},
     {"insider_leak", "退職者による持ち出しの疑い", "退職した者の貸与端末に、設計資料を外部の記憶装置へ写した跡がありました。"},
     {"spoofed_staff", "社員を名乗る問い合わせ", "取引先に、当社の社員を名乗って図面の送付を求める電話と書面が届いていました。"},
     {"fake_site", "当社を装うサイト", "当社の採用の頁を写したサイトが作られ、応募者の情報を集めていました。"}}};
struct Common {
  std::string_view kind, triage, title, text;
};
constexpr std::array<Common, 6> common = {
    {{"mail_with_attachment", "mass_mail", "請求書を装うメール",
      "同じ文面のメールが社内の多くの宛先に届きました。差出人は毎回異なります。添付は開いていません。"},
     {"mail_with_url", "mass_mail", "宅配便の不在通知を装うメール", "不在通知を装うメールが広く届いています。リンク先は確認していません。"},
     {"mass_mail_in_our_name", "mass_mail", "当社を差出人とするばらまき",
      "当社の代表の宛先を差出人に書いたメールが、他社へ大量に送られています。"},
     {"mail_with_url", "phishing", "銀行を装うメール", "銀行を装い、暗証番号の入力を求めるメールが届きました。"},
     {"form_flooding", "other", "問い合わせ欄への大量送信", "問い合わせ欄に同じ内容の送信が一晩に数千件ありました。"},
     {"good_practice", "other", "訓練の工夫", "訓練のメールに返信で知らせる欄を付けたところ、知らせてくる者が増えました。"}}};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

std::string date_header(Instant time, std::string_view zone) {
  constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const int hours = zone == "+0900" ? 9 : zone == "+0800" ? 8 : 0;
  const Instant local{time.nanoseconds + hours * 3600 * nanoseconds_per_second};
  const Zone utc = Zone::utc();
  const Day day = utc.day_of(local);
  const int second = utc.second_of_day(local);
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} {}", days[static_cast<std::size_t>(day.weekday())], day.day(),
                     months[static_cast<std::size_t>(day.month() - 1)], day.year(), second / 3600, second / 60 % 60, second % 60, zone);
}

// Attachments as the attackers send them: a document, alone or in an archive.
std::string attached(const link::MailAttachment& file) {
  Document document;
  document.title = "資料";
  for (const auto& [name, value] : file.properties)
    if (name == "Author") document.author = value;
  document.number = file.sha256.substr(0, 16);
  document.sections.push_back({"概要", {"別紙のとおりです。 " + file.sha256.substr(0, 24)}});
  std::string bytes = write_document(document, DocumentKind::docx);
  if (!file.name.ends_with(".zip")) return bytes;
  ZipWriter zip;
  zip.add("document.docx", bytes);
  return zip.finish();
}

class Writer {
 public:
  Writer(Files& files, Path out, HubScale scale, std::uint64_t seed)
      : files_(files), out_(std::move(out)), scale_(scale), dice_(seed, "hub") {
    truth_.seed = seed;
  }

  Result<HubTruth> write(const Progress& progress) {
    if (progress) progress("hub: members");
    first_ = scale_ == HubScale::small ? 1 : 0;
    past_ = scale_ == HubScale::small ? 3 : quarters.size();
    const HubPeriodDays last = days_of(past_ - 1);
    for (HubMember& member : hub_members())
      if (member.joined <= last.last) truth_.members.push_back(std::move(member));
    for (const HubSigPlan& sig : hub_sigs())
      if (sig.founded <= last.last) truth_.sigs.push_back(sig);
    truth_.end = {zone_.end_of(last.last).nanoseconds};
    if (progress) progress("hub: attackers");
    plan_mails();
    for (std::size_t q = first_; q < past_; ++q) plan_rest(q);
    std::ranges::stable_sort(planned_, {}, [](const Planned& one) { return one.act.received; });
    plan_shares();
    if (progress) progress("hub: files");
    TRY(write_files());
    for (std::size_t q = first_; q < past_; ++q)
      truth_.quarters.push_back({fmt::format("{}Q{}", quarters[q].year, quarters[q].number), quarters[q].reported, quarters[q].targeted,
                                 quarters[q].shared, quarters[q].own_finds});
    return std::move(truth_);
  }

 private:
  struct HubPeriodDays {
    Day first, last;
  };
  struct Planned {
    HubAct act;
    std::size_t quarter = 0;
    std::optional<link::MailParts> mail;
    std::string text;
    std::string token;  // of the member in the attackers' story: "member-05"
  };

  static HubPeriodDays days_of(std::size_t q) {
    const int month = quarters[q].number * 3 - 2;
    const Day first = Day::from_date(quarters[q].year, month, 1).value();
    const Day next = (month == 10 ? Day::from_date(quarters[q].year + 1, 1, 1) : Day::from_date(quarters[q].year, month + 3, 1)).value();
    return {first, Day{next.number - 1}};
  }
  std::size_t quarter_of(Instant time) const {
    const Day day = zone_.day_of(time);
    for (std::size_t q = 0; q < quarters.size(); ++q)
      if (day <= days_of(q).last) return q;
    return quarters.size() - 1;
  }
  // A working hour of the quarter; each moment once, so that the order is the story's alone.
  Instant moment_in(std::size_t q) {
    const HubPeriodDays days = days_of(q);
    while (true) {
      const Day day{days.first.number +
                    static_cast<std::int32_t>(dice_.below(static_cast<std::uint64_t>(days.last.number - days.first.number + 1)))};
      if (q == 0 && day <= truth_.members.front().joined) continue;
      const Instant time{zone_.start_of(day).nanoseconds + dice_.between(9 * 3600, 18 * 3600) * nanoseconds_per_second};
      if (taken_.insert(time.nanoseconds).second) return time;
    }
  }
  std::size_t active_on(Instant time) const {
    const Day day = zone_.day_of(time);
    return static_cast<std::size_t>(std::ranges::count_if(truth_.members, [&](const HubMember& one) { return one.joined < day; }));
  }
  // Whom X hits takes part from the beginning; the others are whoever takes part by then.
  std::size_t member_of(const std::string& token, Instant time) const {
    const int number = std::stoi(token.substr(token.find('-') + 1));
    if (const auto hit = std::ranges::find(hit_by_x, number); hit != hit_by_x.end())
      return static_cast<std::size_t>(hit - hit_by_x.begin()) * 4 + 1;
    return (static_cast<std::size_t>(number) * 7 + 2) % active_on(time);
  }

  void plan_mails() {
    std::vector<link::testing::StoryMail> others;
    std::array<std::int64_t, quarters.size()> of_x{};
    for (link::testing::StoryMail& mail : link::testing::attacker_story(truth_.seed)) {
      if (mail.actor != "X") {
        others.push_back(std::move(mail));
        continue;
      }
      Instant time = Instant::parse(mail.line["time"].text()).value();
      // What comes just before midnight is judged and shared on the same day.
      if (zone_.second_of_day(time) >= 23 * 3600) time.nanoseconds -= 3600 * nanoseconds_per_second;
      const std::size_t q = quarter_of(time);
      ++of_x[q];
      taken_.insert(time.nanoseconds);
      plan_mail(mail, time, q);
    }
    // The others keep their order and fill what X leaves of each quarter.
    auto next = others.begin();
    for (std::size_t q = 0; q < quarters.size(); ++q) {
      const std::int64_t count = quarters[q].targeted - of_x[q] - not_mails[q];
      std::vector<Instant> times;
      for (std::int64_t i = 0; i < count; ++i) times.push_back(moment_in(q));
      std::ranges::sort(times);
      for (const Instant time : times) plan_mail(*next++, time, q);
    }
  }

  void plan_mail(const link::testing::StoryMail& mail, Instant time, std::size_t q) {
    if (q < first_ || q >= past_) return;
    Planned one;
    one.quarter = q;
    one.mail = link::read_mail_parts(mail.line["mails"].items().front()).value();
    one.token = mail.member;
    one.act.actor = mail.actor;
    one.act.member = member_of(mail.member, time);
    one.act.received = time;
    one.act.kind = one.mail->attachments.empty() ? "mail_with_url" : "mail_with_attachment";
    one.act.triage = "targeted";
    one.act.title = one.mail->subject;
    // The same attacker sends from and calls to the same places; analysis finds out about half of them.
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const char c : mail.actor) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    if (dice_.percent(48)) one.act.sender_region = regions[hash % regions.size()];
    if (dice_.percent(60)) one.act.c2_region = c2_regions[hash / 7 % c2_regions.size()];
    planned_.push_back(std::move(one));
  }

  void plan_text(std::size_t q, std::string_view kind, std::string_view triage, std::string_view title, std::string_view text, bool own) {
    Planned one;
    one.quarter = q;
    one.act.received = moment_in(q);
    if (!own) one.act.member = dice_.below(active_on(one.act.received));
    one.act.kind = kind;
    one.act.triage = triage;
    one.act.title = title;
    one.act.shared = own;
    one.text = text;
    planned_.push_back(std::move(one));
  }

  void plan_rest(std::size_t q) {
    for (std::int64_t i = 0; i < not_mails[q]; ++i) {
      const Spot& spot = dice_.pick(aimed);
      plan_text(q, spot.kind, "targeted", spot.title, spot.text, false);
    }
    for (std::int64_t i = quarters[q].targeted; i < quarters[q].reported; ++i) {
      const Common& one = dice_.pick(common);
      plan_text(q, one.kind, one.triage, one.title, one.text, false);
    }
    for (std::int64_t i = 0; i < quarters[q].own_finds; ++i)
      plan_text(q, "vulnerability", "other", "公開情報からの注意喚起",
                fmt::format("公開された分析によれば、http://{}.example/{}.php へ接続する検体が出回っています。", word(9), word(5)), true);
  }

  std::string word(int length) {
    std::string out;
    for (int i = 0; i < length; ++i) out += static_cast<char>('a' + dice_.below(26));
    return out;
  }

  // As many warnings as the quarter had: mails of one attacker within two weeks are one, single ones beyond the number are answered alone.
  void plan_shares() {
    for (std::size_t q = first_; q < past_; ++q) {
      std::vector<std::vector<std::size_t>> waves;
      std::map<std::string, std::size_t> open;
      for (std::size_t i = 0; i < planned_.size(); ++i) {
        const Planned& one = planned_[i];
        if (one.quarter != q || !one.mail) continue;
        const auto known = open.find(one.act.actor);
        if (known != open.end()) {
          std::vector<std::size_t>& wave = waves[known->second];
          const std::int64_t since = one.act.received.nanoseconds - planned_[wave.front()].act.received.nanoseconds;
          if (since < wave_days * nanoseconds_per_day) {
            wave.push_back(i);
            continue;
          }
        }
        open[one.act.actor] = waves.size();
        waves.push_back({i});
      }
      const auto wanted = static_cast<std::size_t>(quarters[q].shared - quarters[q].own_finds);
      // More waves than warnings: the smallest are answered. Fewer: the largest are told in two.
      std::ranges::stable_sort(waves, std::ranges::greater(), [](const auto& wave) { return wave.size(); });
      while (waves.size() < wanted) {
        std::vector<std::size_t>& largest = waves.front();
        const auto half = largest.begin() + static_cast<std::ptrdiff_t>(largest.size() / 2);
        std::vector<std::size_t> rest(half, largest.end());
        largest.erase(half, largest.end());
        waves.push_back(std::move(rest));
        std::ranges::stable_sort(waves, std::ranges::greater(), [](const auto& wave) { return wave.size(); });
      }
      for (std::size_t w = 0; w < wanted; ++w) {
        planned_[waves[w].front()].act.shared = true;
        for (std::size_t k = 1; k < waves[w].size(); ++k) planned_[waves[w][k]].act.merged_into = waves[w].front();
      }
    }
  }

  std::string bytes_of(const Planned& one) const {
    if (!one.mail) return one.text + "\n";
    const HubMember& member = truth_.members[*one.act.member];
    MailFile file;
    file.charset = one.mail->charset == "gb2312" ? "gb18030" : one.mail->charset;
    const auto said = [&](std::string text) {
      replace_all(text, fmt::format("desk@{}.example", one.token), member.person_mail);
      replace_all(text, one.token + ".example", member.domain);
      return text;
    };
    for (const auto& [name, value] : one.mail->headers) {
      if (name == "Date") file.headers.emplace_back(name, date_header(one.act.received, value.substr(value.rfind(' ') + 1)));
      else file.headers.emplace_back(name, said(value));
    }
    file.text = said(one.mail->text);
    for (const link::MailAttachment& attachment : one.mail->attachments) {
      std::string name = attachment.name;
      if (name.ends_with(".doc")) name += "x";
      file.attachments.push_back({std::move(name), attached(attachment)});
    }
    return write_mail(file);
  }

  Result<void> write_files() {
    TRY(files_.make_directories(out_ / "rosters"));
    TRY(files_.make_directories(out_ / "reports"));
    std::set<Day> days;
    for (const HubMember& member : truth_.members) days.insert(member.joined);
    for (const Day day : days)
      TRY(files_.replace(out_ / "rosters" / (day.to_string() + ".json"), as_bytes(roster_of(truth_.members, day).dump() + "\n"),
                         Durable::no));
    std::string acts;
    for (std::size_t i = 0; i < planned_.size(); ++i) {
      Planned& one = planned_[i];
      one.act.file = fmt::format("reports/{:04}.{}", i + 1, one.mail ? "eml" : "txt");
      TRY(files_.replace(out_ / one.act.file, as_bytes(bytes_of(one)), Durable::no));
      acts += Json::object({{"file", one.act.file},
                            {"actor", one.act.actor},
                            {"member", one.act.member ? Json(truth_.members[*one.act.member].domain) : Json()},
                            {"received", one.act.received.to_rfc3339()},
                            {"kind", one.act.kind},
                            {"triage", one.act.triage},
                            {"title", one.act.title},
                            {"sender_region", one.act.sender_region},
                            {"c2_region", one.act.c2_region},
                            {"merged_into", one.act.merged_into ? Json(planned_[*one.act.merged_into].act.file) : Json()},
                            {"shared", one.act.shared}})
                  .dump() +
              "\n";
      truth_.acts.push_back(one.act);
    }
    return files_.replace(out_ / "acts.jsonl", as_bytes(acts), Durable::no);
  }

  Files& files_;
  Path out_;
  HubScale scale_;
  Dice dice_;
  Zone zone_ = Zone::tokyo();
  std::size_t first_ = 0, past_ = 0;  // quarters of the story
  std::set<std::int64_t> taken_;
  std::vector<Planned> planned_;
  HubTruth truth_;
};

}  // namespace

Result<HubTruth> generate_hub(Files& files, const Path& out, HubScale scale, std::uint64_t seed, const Progress& progress) {
  if (files.exists(out) && !TRY(files.list(out)).empty())
    return error(ErrorCode::conflict, "{}: is not empty; the demo starts in a fresh folder", out.string());
  return Writer(files, out, scale, seed).write(progress);
}

}  // namespace sekimori::demo
