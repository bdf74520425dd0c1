#include "demo/desk/desk_story.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "demo/calendar.h"
#include "demo/dice.h"

namespace sekimori::demo {
namespace {

struct Question {
  std::string_view text;
  std::array<std::string_view, 3> path;  // through the triage tree; empty: none
  std::string_view content, topic;
};

// What large firms ask: how to prepare. What small ones ask: what has happened.
constexpr std::array<Question, 7> of_large = {
    {{"秘密情報を区分する基準と運用を教えてほしい。社内に作業部会を作ったところです。",
      {"manage", "levels", ""},
      "secret_management",
      "level_criteria"},
     {"新しい指針に沿った管理体制の案を作りました。足りない点を見てほしい。",
      {"manage", "review", ""},
      "secret_management",
      "scheme_review"},
     {"先使用権のために、どの資料をどうまとめればよいですか。", {"protect", "prior_use", ""}, "secret_management", "prior_use_material"},
     {"建設の子会社で、これまで知財の取組がありませんでした。何から始めるべきでしょうか。",
      {"manage", "start", ""},
      "secret_management",
      "scheme_review"},
     {"保有する特許を維持するか放棄するかの仕組みを作りたい。", {"protect", "portfolio", ""}, "ip_strategy", "patent_keep_or_drop"},
     {"自社で開発したソフトをどう守るか相談したい。", {"protect", "software", ""}, "ip_strategy", "software_right"},
     {"競合から技術者を採用します。気を付けることは何ですか。", {"fear", "hiring", ""}, "leak_prevention", "hiring_from_rival"}}};
constexpr std::array<Question, 8> of_small = {
    {{"辞めた社員が起こした会社に仕事を取られました。図面を使われていると思います。",
      {"happened", "over", "leaver"},
      "leak",
      "leaver_took_work"},
     {"解雇を伝えた人のパソコンからデータが消えていました。", {"happened", "over", "erased"}, "leak", "data_gone"},
     {"渡した金型の情報を、発注者が別の会社に流していました。", {"happened", "over", "partner"}, "leak", "mould_passed_on"},
     {"社員が競合に移ります。秘密保持契約に判を押してくれません。", {"fear", "leaving", "none"}, "leak_prevention", "leaver_without_nda"},
     {"取引先から工程の資料を出すように言われています。", {"fear", "customer", ""}, "leak_prevention", "customer_asks_know_how"},
     {"分析されにくい材料を開発しました。特許を出すか秘密にするか迷っています。",
      {"protect", "secret_or_patent", ""},
      "open_close",
      "secret_or_patent"},
     {"辞める人とどのような契約を結べばよいですか。", {"fear", "leaving", "to_be_made"}, "leak_prevention", "contract_with_leaver"},
     {"法律が変わると聞きました。何が変わりますか。", {"system", "law", ""}, "ip_general", "law_change"}}};
constexpr Question of_university = {
    "研究室向けのチェックシートと管理規程の案を見てほしい。", {"manage", "check_sheet", ""}, "secret_management", "check_sheet"};
constexpr Question of_others = {"特許などの制度について知りたい。", {"system", "patents", ""}, "ip_general", "patent_system"};
constexpr Question of_overseas = {
    "海外の工場に工程を移します。秘密をどう守ればよいですか。", {"fear", "abroad", ""}, "leak_prevention", "overseas_site"};
constexpr Question intrusion = {
    "外部から不正にログインされ、設計データが見られたようです。", {"happened", "going_on", "intrusion"}, "leak", "illegal_log_in"};

constexpr std::array<std::string_view, 10> first_parts = {"架空", "霧野", "白嶺", "蒼海", "紅葉", "黒潮", "朝凪", "月見", "若草", "銀杏"};
constexpr std::array<std::string_view, 8> second_parts = {"精機", "製作所", "電工", "化成", "工業", "食品", "建設", "エンジニアリング"};
constexpr std::array<std::string_view, 8> industries = {"26", "24", "28", "16", "31", "09", "06", "25"};
constexpr std::array<std::string_view, 5> sources = {"seminar", "news", "web", "leaflet", "chamber"};

// How many of each class asked in the first five months: 43 % small and medium firms, 35 % large ones.
struct Share {
  std::string_view asker;
  int count;
};
constexpr std::array<Share, 6> first_months = {
    {{"sme", 44}, {"large", 36}, {"university", 7}, {"public_research", 4}, {"supporter", 7}, {"individual", 5}}};
constexpr int overseas_count = 78, branch_count = 2033, referred_count = 3;

// Cases of a desk for information security in two quarters: up 24 %, down 48 %, down 50 %.
struct Theme {
  std::string_view topic, text;
  int before, now;
};
constexpr std::array<Theme, 3> themes = {{{"illegal_log_in", "会員サイトに不正にログインされました。", 250, 310},
                                          {"fake_virus_warning", "ウイルスを検出したという警告が消えません。", 500, 260},
                                          {"fake_short_message", "宅配便を名乗るSMSのリンクを開いてしまいました。", 80, 40}}};

class Writer {
 public:
  Writer(DeskTruth& truth, std::uint64_t seed) : truth_(truth), dice_(seed, "desk") {}

  void first_five_months() {
    int referred = 0;
    for (const Share& share : first_months)
      for (int i = 0; i < share.count; ++i) {
        DeskCall call = made(day_of(2015, 2, 2), day_of(2015, 6, 30), "main", share.asker);
        const bool intruded = share.asker == "sme" && referred < referred_count && i >= share.count - referred_count;
        ask(call, intruded ? intrusion : question_of(share.asker), Coding::triage);
        if (intruded) {
          call.refer = "security_desk";
          ++referred;
        }
        truth_.calls.push_back(std::move(call));
      }
    // The desk opened on one day and the count ended on another: both days have a case.
    truth_.calls.front().received = at(day_of(2015, 2, 2), 9 * 3600 + 600);
    truth_.calls[1].received = at(day_of(2015, 6, 30), 17 * 3600);
  }

  void fiscal_year_2014() {
    for (int i = 0; i < overseas_count; ++i) {
      DeskCall call = made(day_of(2014, 4, 1), day_of(2015, 3, 31), "overseas", dice_.percent(70) ? "sme" : "large");
      ask(call, of_overseas, Coding::intake);
      truth_.calls.push_back(std::move(call));
    }
    for (int i = 0; i < branch_count; ++i) {
      const auto branch = 1 + dice_.below(47);
      DeskCall call = made(day_of(2014, 4, 1), day_of(2015, 3, 31), fmt::format("{:02}", branch), dice_.percent(85) ? "sme" : "individual");
      call.attributes.set("prefecture", fmt::format("{:02}", branch));
      ask(call, dice_.pick(of_small), Coding::intake);
      truth_.calls.push_back(std::move(call));
    }
  }

  void two_quarters() {
    for (const Theme& theme : themes)
      for (const bool now : {false, true})
        for (int i = 0; i < (now ? theme.now : theme.before); ++i) {
          DeskCall call = now ? made(day_of(2023, 7, 1), day_of(2023, 9, 30), "main", "individual")
                              : made(day_of(2023, 4, 1), day_of(2023, 6, 30), "main", "individual");
          ask(call, {theme.text, {}, "leak_prevention", theme.topic}, Coding::intake);
          truth_.calls.push_back(std::move(call));
        }
  }

 private:
  enum class Coding : unsigned char { intake, triage };

  const Question& question_of(std::string_view asker) {
    if (asker == "large") return dice_.pick(of_large);
    if (asker == "sme") return dice_.percent(55) ? of_small[dice_.below(3)] : dice_.pick(of_small);
    if (asker == "university" || asker == "public_research") return of_university;
    return of_others;
  }

  DeskCall made(Day from, Day to, std::string desk, std::string_view asker) {
    DeskCall call;
    Day day;
    do {
      day = Day{from.number + static_cast<std::int32_t>(dice_.below(static_cast<std::uint64_t>(to.number - from.number + 1)))};
    } while (day.weekday() == 0 || day.weekday() == 6);
    call.received = at(day, 9 * 3600 + dice_.between(0, 8 * 60) * 60);
    call.desk = std::move(desk);
    call.channel = dice_.percent(80) ? "telephone" : "mail";
    constexpr std::array<std::string_view, 4> small_bands = {"to_20", "to_50", "to_100", "to_300"};
    const bool large = asker == "large", firm = asker == "sme" || large;
    std::string_view band = "unknown";
    if (asker == "sme") band = dice_.pick(small_bands);
    if (large) band = dice_.percent(70) ? "above_1000" : "to_1000";
    const bool building = large && dice_.percent(30);
    call.organisation = firm ? fmt::format("{}{}株式会社", dice_.pick(first_parts), building ? "建設" : dice_.pick(second_parts)) : "";
    call.attributes = Json::object({{"asker", asker},
                                    {"band", band},
                                    {"industry", !firm      ? ""
                                                 : building ? "06"
                                                            : dice_.pick(industries)},
                                    {"prefecture", fmt::format("{:02}", 1 + dice_.below(47))},
                                    {"source", dice_.pick(sources)},
                                    {"urgency", "ordinary"}});
    return call;
  }

  static void ask(DeskCall& call, const Question& question, Coding coding) {
    call.text = question.text;
    if (coding == Coding::triage) {
      for (const std::string_view step : question.path)
        if (!step.empty()) call.triage.emplace_back(step);
      return;
    }
    Json contents = Json::array();
    contents.push(question.content);
    call.attributes.set("contents", std::move(contents)).set("topic", question.topic);
  }

  DeskTruth& truth_;
  Dice dice_;
};

}  // namespace

Result<DeskTruth> generate_desk(Files& files, const Path& out, DeskScale scale, std::uint64_t seed) {
  DeskTruth truth;
  Writer writer(truth, seed);
  writer.first_five_months();
  if (scale == DeskScale::whole) {
    writer.fiscal_year_2014();
    writer.two_quarters();
  }
  std::ranges::sort(truth.calls, {}, [](const DeskCall& one) { return std::tie(one.received, one.desk, one.text, one.organisation); });
  std::string lines;
  for (const DeskCall& call : truth.calls) {
    Json triage = Json::array();
    for (const std::string& step : call.triage) triage.push(step);
    lines += Json::object({{"received", call.received.to_rfc3339()},
                           {"desk", call.desk},
                           {"channel", call.channel},
                           {"attributes", call.attributes},
                           {"organisation", call.organisation},
                           {"text", call.text},
                           {"triage", std::move(triage)},
                           {"refer", call.refer}})
                 .dump() +
             "\n";
  }
  TRY(files.make_directories(out));
  TRY(files.replace(out / "calls.jsonl", as_bytes(lines), Durable::no));
  return truth;
}

}  // namespace sekimori::demo
