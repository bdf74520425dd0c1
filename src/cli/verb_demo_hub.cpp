// `sekimori demo hub`: three fiscal years of a hub, replayed and counted. docs/demo.md tells the story.
#include "cli/demo_story/hub_replay.h"
#include "cli/verb.h"

namespace sekimori::cli {
namespace {

using namespace demo_story;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return run_replay(at, arguments,
                    {.title = {.ja = "関守のデモ: 架空のハブの三年度", .en = "Sekimori's demo: three fiscal years of a fictitious hub"},
                     .temporary_name = "sekimori-hub",
                     .folder = "hub",
                     .letter = "H",
                     .tell = [&](const Path& root, std::uint64_t seed, ReplaySize size) -> Result<ReplayOutcome> {
                       const demo::Progress progress = [&](std::string_view step) {
                         if (at.errors_on_terminal) at.note(fmt::format("\r\x1b[K{}\r", step));
                       };
                       const auto scale = size == ReplaySize::small ? demo::HubScale::small : demo::HubScale::whole;
                       const demo::HubTruth truth = TRY(demo::generate_hub(at.files, root / "sources", scale, seed, progress));
                       return HubReplay(at, truth, root / "sources", root / "hub").tell();
                     }});
}

}  // namespace

extern const Verb verb_demo_hub;
const Verb verb_demo_hub{
    .name = "demo hub",
    .summary = {.ja = "架空のハブの三年度を実際の帳簿で再現し、件数と攻撃者 X を確かめる",
                .en = "replay three fiscal years of a fictitious hub through its real books; check the counts and attacker X"},
    .options = demo_story::replay_options(
        "20150527", {.ja = "全部 (1,257 件)、または 2012 年 7~12 月だけ", .en = "all of it (1,257 reports), or July to December 2012"}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
