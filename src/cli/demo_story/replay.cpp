#include "cli/demo_story/replay.h"

#include <charconv>

#include "base/text.h"
#include "cli/demo_story/fresh_folder.h"
#include "cli/demo_story/open_house.h"

namespace sekimori::cli::demo_story {
namespace {

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t now = display_width(text);
  return std::string(text) + std::string(now < width ? width - now : 1, ' ');
}

bool print_bars(StoryTable& table, const std::vector<ReplayBar>& bars) {
  const bool ja = table.language() == Language::ja;
  table.line(padded(ja ? "期間" : "period", 9) + padded(ja ? "数えたもの" : "counted", 46) + padded(ja ? "期待" : "expected", 10) +
             padded(ja ? "結果" : "found", 12));
  bool holds = true;
  for (const ReplayBar& bar : bars) {
    holds = holds && bar.holds;
    table.line(padded(bar.of, 9) + padded(bar.what.in(table.language()), 46) + padded(bar.expected, 10) + padded(bar.found, 12) +
               (bar.holds ? "ok" : "MISSED"));
  }
  return holds;
}

}  // namespace

std::vector<Option> replay_options(std::string_view seed, Text size) {
  return {{.name = "once", .help = {.ja = "画面を開かずに終わる", .en = "end without opening the screens"}},
          {.name = "seed", .kind = OptionKind::value, .metavar = "N", .help = {.ja = "乱数の種", .en = "seed"}, .fallback = seed},
          {.name = "size", .kind = OptionKind::value, .metavar = "whole|small", .help = size, .fallback = "whole"},
          {.name = "data",
           .kind = OptionKind::value,
           .metavar = "DIR",
           .help = {.ja = "データを残す場所 (既定: 一時フォルダー、終了時に消す)",
                    .en = "where to keep the data (default: a temporary folder, removed at the end)"}}};
}

Result<ExitCode> run_replay(Surroundings& at, const Arguments& arguments, const Replay& replay) {
  std::uint64_t seed = 0;
  const std::string text = arguments.value("seed");
  if (const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seed);
      problem != std::errc() || end != text.data() + text.size())
    return error(ErrorCode::usage, "--seed: '{}' is not a whole number", text);
  const std::string size = arguments.value("size");
  if (size != "whole" && size != "small") return error(ErrorCode::usage, "--size: whole or small, not {}", size);
  const FreshFolder folder = TRY(FreshFolder::of(at, arguments, replay.temporary_name));
  const bool ja = at.language == Language::ja;
  StoryTable table(at);
  Stopwatch watch(at.clock);
  table.line(fmt::format("{}, {} {}, D={}", replay.title.in(at.language), ja ? "種" : "seed", seed, folder.root().string()));
  const ReplayOutcome outcome = TRY(replay.tell(folder.root(), seed, size == "small" ? ReplaySize::small : ReplaySize::whole));
  const bool holds = print_bars(table, outcome.bars);
  table.line(ja ? fmt::format("ログイン {} / {}、二人目 {} / {}", outcome.main.login, outcome.main.password, outcome.second.login,
                              outcome.second.password)
                : fmt::format("log-in {} / {}, second person {} / {}", outcome.main.login, outcome.main.password, outcome.second.login,
                              outcome.second.password));
  const double seconds = watch.total();
  if (holds)
    table.line(ja ? fmt::format("すべての基準を満たしました。{:.1f} 秒", seconds) : fmt::format("All bars hold. {:.1f} s", seconds));
  else at.note(ja ? "sekimori: 満たさなかった基準があります\n" : "sekimori: bars were missed\n");
  const Path data = folder.root() / replay.folder;
  if (!arguments.has("once") && at.errors_on_terminal) TRY(open_house(at, table, {{std::string(replay.letter), data}}));
  if (folder.stays())
    table.line(ja ? fmt::format("続けて見るには: sekimori serve --data {}", data.string())
                  : fmt::format("To go on: sekimori serve --data {}", data.string()));
  return holds ? ExitCode::ok : ExitCode::failure;
}

}  // namespace sekimori::cli::demo_story
