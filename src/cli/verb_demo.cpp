// `sekimori demo`: the whole line from a secret to evidence, on two fictitious firms. docs/demo.md tells the story.
#include <charconv>
#include <thread>

#include "cli/demo_story/fresh_folder.h"
#include "cli/demo_story/hub_story.h"
#include "cli/demo_story/office_story.h"
#include "cli/demo_story/open_house.h"
#include "cli/demo_story/story_bars.h"
#include "cli/verb.h"

namespace sekimori::cli {
namespace {

using namespace demo_story;

template <class Number>
Result<Number> number_of(std::string_view option, const std::string& text) {
  Number value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size())
    return error(ErrorCode::usage, "--{}: '{}' is not a whole number", option, text);
  return value;
}

FirmPlace place_of(const Path& root, const char* letter) {
  const std::string small = letter[0] == 'A' ? "a" : "b";
  FirmPlace place;
  place.letter = letter;
  place.folder = root / "sources" / ("firm-" + small);
  place.data = root / ("node-" + small);
  place.folder_text = "$D/sources/firm-" + small;
  place.data_text = "$D/node-" + small;
  place.trigger = letter[0] == 'A' ? "exit_check" : "customer_complaint";
  place.notice = letter[0] == 'A' ? "exit_check_2026" : "customer_complaints_2026";
  place.evidence = letter[0] == 'A' ? std::vector<std::string>{"client", "windows_evtx"}
                                    : std::vector<std::string>{"database", "client", "windows_evtx"};
  return place;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto seed = TRY(number_of<std::uint64_t>("seed", arguments.value("seed")));
  const auto people = TRY(number_of<int>("size", arguments.value("size")));
  if (people != 80 && people != 420) return error(ErrorCode::usage, "--size: 80 or 420, not {}", people);
  const FreshFolder folder = TRY(FreshFolder::of(at, arguments, "sekimori-demo"));
  const Path& root = folder.root();
  const bool ja = at.language == Language::ja;
  StoryTable table(at);
  Stopwatch watch(at.clock);
  table.line(ja ? fmt::format("関守のデモ: 架空の二社、種 {}、D={}", seed, root.string())
                : fmt::format("Sekimori's demo: two fictitious firms, seed {}, D={}", seed, root.string()));
  table.head();

  const demo::Progress progress = [&](std::string_view step) {
    if (at.errors_on_terminal) at.note(fmt::format("\r\x1b[K{}\r", step));
  };
  const demo::GroundTruth truth = TRY(demo::generate(at.files, root / "sources", demo::Scale{people}, seed, progress));
  std::int64_t lines = 0;
  size_t documents = 0;
  for (const demo::FirmTruth& firm : truth.firms) {
    for (const std::int64_t count : firm.log_lines) lines += count;
    documents += firm.secret_files + firm.ordinary_files;
  }
  table.row("", {.ja = "元データ", .en = "source files"},
            ja ? fmt::format("文書 {}、ログ {} 行", documents, lines) : fmt::format("{} documents, {} lines of logs", documents, lines),
            watch.lap(), fmt::format("demo-generate --seed {} --size {} $D/sources", seed, people));

  std::array<std::unique_ptr<FirmStory>, 2> stories;
  std::array<std::optional<Result<FirmOutcome>>, 2> told;
  {
    std::vector<std::jthread> threads;
    for (size_t firm = 0; firm < stories.size(); ++firm) {
      stories[firm] = std::make_unique<FirmStory>(at, table, place_of(root, firm == 0 ? "A" : "B"));
      threads.emplace_back([&told, &stories, firm] { told[firm] = stories[firm]->tell(); });
    }
  }
  std::vector<std::string> missed;
  for (size_t firm = 0; firm < stories.size(); ++firm) {
    Result<FirmOutcome>& outcome = *told[firm];
    if (!outcome) return std::unexpected(std::move(outcome).error());
    const auto bars = missed_bars(*outcome, truth.firms[firm]);
    missed.insert(missed.end(), bars.begin(), bars.end());
    table.line(ja ? fmt::format("{}: 主のログイン {} / {}、二人目 {} / {}", outcome->letter, outcome->main.login, outcome->main.password,
                                outcome->second.login, outcome->second.password)
                  : fmt::format("{}: main log-in {} / {}, second person {} / {}", outcome->letter, outcome->main.login,
                                outcome->main.password, outcome->second.login, outcome->second.password));
  }
  // With both firms' nodes closed the story goes on at the hub.
  stories = {};
  std::vector<StoryDay> days;
  for (const auto& one : told)
    if (const auto& outcome = one->value(); outcome.top && !outcome.top->carried_on.empty())
      days.push_back({.letter = outcome.letter, .day = *outcome.top->carried_on.begin()});
  HubStory hub(at, table, root / "node-hub");
  std::vector<FirmAtHub> members;
  for (size_t firm = 0; firm < told.size(); ++firm)
    members.push_back({.letter = told[firm]->value().letter,
                       .name = truth.firms[firm].name,
                       .data = place_of(root, firm == 0 ? "A" : "B").data,
                       .data_text = place_of(root, firm == 0 ? "A" : "B").data_text,
                       .case_number = told[firm]->value().case_number,
                       .main = told[firm]->value().main});
  const HubStoryOutcome at_hub = TRY(hub.tell(members));
  const auto hub_bars = missed_bars(at_hub);
  missed.insert(missed.end(), hub_bars.begin(), hub_bars.end());
  table.line(ja ? fmt::format("H: 主のログイン {} / {}、二人目 {} / {}", at_hub.main.login, at_hub.main.password, at_hub.second.login,
                              at_hub.second.password)
                : fmt::format("H: main log-in {} / {}, second person {} / {}", at_hub.main.login, at_hub.main.password, at_hub.second.login,
                              at_hub.second.password));
  const OfficeOutcome offices = TRY(OfficeStory(at, table,
                                                {.hub = root / "node-hub",
                                                 .desk = root / "node-desk",
                                                 .firm = place_of(root, "A").data,
                                                 .sources = root / "sources" / "desk",
                                                 .share = at_hub.told.empty() ? std::string() : at_hub.told.front().share,
                                                 .days = days})
                                        .tell());
  const auto office_bars = missed_bars(offices);
  missed.insert(missed.end(), office_bars.begin(), office_bars.end());
  table.line(ja ? fmt::format("D: 主のログイン {} / {}", offices.desk.login, offices.desk.password)
                : fmt::format("D: main log-in {} / {}", offices.desk.login, offices.desk.password));
  for (const std::string& bar : missed) at.note((ja ? "sekimori: 満たさなかった基準: " : "sekimori: bar missed: ") + bar + "\n");
  const double seconds = watch.total();
  if (missed.empty())
    table.line(ja ? fmt::format("すべての基準を満たしました。{:.1f} 秒", seconds) : fmt::format("All bars hold. {:.1f} s", seconds));
  if (!arguments.has("once")) {
    // Nobody is there to end it, or to look, where no terminal is.
    if (at.errors_on_terminal)
      TRY(open_house(
          at, table,
          {{"A", place_of(root, "A").data}, {"B", place_of(root, "B").data}, {"H", root / "node-hub"}, {"D", root / "node-desk"}}));
    if (!folder.stays())
      table.line(ja ? "あとで画面を見るには、--data DIR を付けて実行し、DIR を残してください。"
                    : "To look around later, run it with --data DIR, which is kept.");
    else
      table.line(ja ? fmt::format("続けて見るには: sekimori serve --data {}/node-a", root.string())
                    : fmt::format("To go on: sekimori serve --data {}/node-a", root.string()));
  }
  return missed.empty() ? ExitCode::ok : ExitCode::failure;
}

}  // namespace

extern const Verb verb_demo;
const Verb verb_demo{
    .name = "demo",
    .summary = {.ja = "架空の二社で、秘密の登録から証拠の封印までを通して見せ、続けて画面を開く",
                .en = "show the whole line, from a secret to evidence, on two fictitious firms, then open their screens"},
    .options =
        {{.name = "once",
          .help = {.ja = "画面を開かずに終わる。基準を満たしたときだけ 0",
                   .en = "end without opening the screens; 0 only when the bars of the story hold"}},
         {.name = "seed", .kind = OptionKind::value, .metavar = "N", .help = {.ja = "乱数の種", .en = "seed"}, .fallback = "20150128"},
         {.name = "size",
          .kind = OptionKind::value,
          .metavar = "80|420",
          .help = {.ja = "人数", .en = "people of the first firm"},
          .fallback = "420"},
         {.name = "data",
          .kind = OptionKind::value,
          .metavar = "DIR",
          .help = {.ja = "データを残す場所 (既定: 一時フォルダー、終了時に消す)",
                   .en = "where to keep the data (default: a temporary folder, removed at the end)"}}},
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
