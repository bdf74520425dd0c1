// `sekimori demo desk`: the years of a consultation desk, replayed and counted.
#include "cli/demo_story/desk_replay.h"
#include "cli/verb.h"

namespace sekimori::cli {
namespace {

using namespace demo_story;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return run_replay(at, arguments,
                    {.title = {.ja = "関守のデモ: 架空の相談窓口", .en = "Sekimori's demo: the years of a fictitious consultation desk"},
                     .temporary_name = "sekimori-desk",
                     .folder = "desk",
                     .letter = "D",
                     .tell = [&](const Path& root, std::uint64_t seed, ReplaySize size) -> Result<ReplayOutcome> {
                       const auto scale = size == ReplaySize::small ? demo::DeskScale::small : demo::DeskScale::whole;
                       const demo::DeskTruth truth = TRY(demo::generate_desk(at.files, root / "sources", scale, seed));
                       return DeskReplay(at, truth, root / "desk", scale).tell();
                     }});
}

}  // namespace

extern const Verb verb_demo_desk;
const Verb verb_demo_desk{
    .name = "demo desk",
    .summary = {.ja = "架空の相談窓口を実際の帳簿で再現し、公表された件数と比べる",
                .en = "replay a fictitious consultation desk through its real books; compare with the published counts"},
    .options = demo_story::replay_options(
        "20150202", {.ja = "全部、または 2015 年 2~6 月の 103 件だけ", .en = "all of it, or the 103 of February to June 2015"}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
