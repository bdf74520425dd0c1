// A replay of years through a node's real books, as a command: its options, its folder, the table of what it has to come to, its end.
//
//   return run_replay(at, arguments, {.title = {...}, .temporary_name = "sekimori-hub", .folder = "hub", .letter = "H",
//                                     .tell = [&](const Path& root, std::uint64_t seed, ReplaySize size) { ... }});
#pragma once

#include <functional>

#include "cli/demo_story/firm_story.h"

namespace sekimori::cli::demo_story {

// A number that comes out, beside the one that has to.
struct ReplayBar {
  Text what;
  std::string of;  // "FY2014"; empty: the whole story
  std::string expected, found;
  bool holds = false;
};

struct ReplayOutcome {
  LogIn main, second;
  std::vector<ReplayBar> bars;
};

enum class ReplaySize : unsigned char { whole, small };

struct Replay {
  Text title;
  std::string_view temporary_name, folder, letter;  // "sekimori-hub"; "hub", below which the node lies; "H"
  std::function<Result<ReplayOutcome>(const Path& root, std::uint64_t seed, ReplaySize size)> tell;
};

// --once, --seed, --size, --data.
std::vector<Option> replay_options(std::string_view seed, Text size);
// Ok when all bars hold.
Result<ExitCode> run_replay(Surroundings& at, const Arguments& arguments, const Replay& replay);

}  // namespace sekimori::cli::demo_story
