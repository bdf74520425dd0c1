#include <charconv>

#include "cli/options.h"
#include "demo/seminar_year.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string given = arguments.value("seed", "20150128");
  std::uint64_t seed = 0;
  const auto [end, problem] = std::from_chars(given.data(), given.data() + given.size(), seed);
  if (problem != std::errc() || end != given.data() + given.size())
    return error(ErrorCode::usage, "--seed '{}' is not a whole number", given);
  const Path folder = arguments.rest.front();
  TRY(at.files.make_directories(folder));
  TRY(at.files.replace(folder / "seminars-2014.csv", as_bytes(demo::seminar_year_2014(seed)), Durable::no));
  TRY(at.files.replace(folder / "seminars-2015.csv", as_bytes(demo::seminar_list_2015()), Durable::no));
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_demo_seminars;
const Verb verb_demo_seminars{.name = "demo seminars",
                              .summary = {.ja = "二年度分のセミナーの表を作る (seminar import で読む)",
                                          .en = "write two years of seminars as tables for `seminar import`"},
                              .options = {value_option("seed", "N", {.ja = "乱数の種", .en = "seed"})},
                              .rest = "FOLDER",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
