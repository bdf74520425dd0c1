// `sekimori demo desk`: the years of a consultation desk, replayed and counted.
#include <charconv>

#include "base/text.h"
#include "cli/demo_story/desk_replay.h"
#include "cli/demo_story/open_house.h"
#include "cli/verb.h"

namespace sekimori::cli {
namespace {

using namespace demo_story;

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t now = display_width(text);
  return std::string(text) + std::string(now < width ? width - now : 1, ' ');
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::uint64_t seed = 0;
  const std::string text = arguments.value("seed");
  if (const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seed);
      problem != std::errc() || end != text.data() + text.size())
    return error(ErrorCode::usage, "--seed: '{}' is not a whole number", text);
  const std::string size = arguments.value("size");
  if (size != "whole" && size != "small") return error(ErrorCode::usage, "--size: whole or small, not {}", size);
  std::optional<TemporaryDirectory> temporary;
  Path root = arguments.value("data");
  if (root.empty()) {
    temporary = TRY(TemporaryDirectory::create("sekimori-desk"));
    root = temporary->path();
  } else {
    if (at.files.exists(root) && !TRY(at.files.list(root)).empty())
      return error(ErrorCode::conflict, "{}: is not empty; the demo starts in a fresh folder", root.string());
    TRY(at.files.make_directories(root));
    root = std::filesystem::absolute(root);
  }
  const bool ja = at.language == Language::ja;
  StoryTable table(at);
  Stopwatch watch(at.clock);
  table.line(ja ? fmt::format("関守のデモ: 架空の相談窓口、種 {}、D={}", seed, root.string())
                : fmt::format("Sekimori's demo: the years of a fictitious consultation desk, seed {}, D={}", seed, root.string()));
  const demo::DeskScale scale = size == "small" ? demo::DeskScale::small : demo::DeskScale::whole;
  const demo::DeskTruth truth = TRY(demo::generate_desk(at.files, root / "sources", scale, seed));
  const DeskReplayOutcome outcome = TRY(DeskReplay(at, truth, root / "desk", scale).tell());
  table.line(padded(ja ? "期間" : "period", 9) + padded(ja ? "数えたもの" : "counted", 46) + padded(ja ? "期待" : "expected", 10) +
             padded(ja ? "結果" : "found", 12));
  bool holds = true;
  for (const ReplayBar& bar : outcome.bars) {
    holds = holds && bar.holds;
    table.line(padded(bar.of, 9) + padded(bar.what.in(at.language), 46) + padded(bar.expected, 10) + padded(bar.found, 12) +
               (bar.holds ? "ok" : "MISSED"));
  }
  table.line(ja ? fmt::format("ログイン {} / {}、二人目 {} / {}", outcome.main.login, outcome.main.password, outcome.second.login,
                              outcome.second.password)
                : fmt::format("log-in {} / {}, second person {} / {}", outcome.main.login, outcome.main.password, outcome.second.login,
                              outcome.second.password));
  const double seconds = watch.total();
  if (holds)
    table.line(ja ? fmt::format("すべての基準を満たしました。{:.1f} 秒", seconds) : fmt::format("All bars hold. {:.1f} s", seconds));
  else at.note(ja ? "sekimori: 満たさなかった基準があります\n" : "sekimori: bars were missed\n");
  if (!arguments.has("once") && at.errors_on_terminal) TRY(open_house(at, table, {{"D", root / "desk"}}));
  if (!temporary)
    table.line(ja ? fmt::format("続けて見るには: sekimori serve --data {}/desk", root.string())
                  : fmt::format("To go on: sekimori serve --data {}/desk", root.string()));
  return holds ? ExitCode::ok : ExitCode::failure;
}

}  // namespace

extern const Verb verb_demo_desk;
const Verb verb_demo_desk{
    .name = "demo desk",
    .summary = {.ja = "架空の相談窓口を実際の帳簿で再現し、公表された件数と比べる",
                .en = "replay a fictitious consultation desk through its real books; compare with the published counts"},
    .options =
        {{.name = "once", .help = {.ja = "画面を開かずに終わる", .en = "end without opening the screens"}},
         {.name = "seed", .kind = OptionKind::value, .metavar = "N", .help = {.ja = "乱数の種", .en = "seed"}, .fallback = "20150202"},
         {.name = "size",
          .kind = OptionKind::value,
          .metavar = "whole|small",
          .help = {.ja = "全部、または 2015 年 2~6 月の 103 件だけ", .en = "all of it, or the 103 of February to June 2015"},
          .fallback = "whole"},
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
