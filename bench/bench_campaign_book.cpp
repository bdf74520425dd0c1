// rooms: base model engine/link feature/share node
// The hub's book of campaigns on a whole node (records, ledger entries, sealed traits; everything synced): what one more report costs when
// many are there, what opening the book costs, what the board costs.
//
//   bench_campaign_book [REPORTS]      default 4,000: nine years at the pace of the replayed hub
#include <filesystem>

#include "base/files.h"
#include "base/random.h"
#include "bench/figure.h"
#include "engine/link/indicator.h"
#include "feature/share/share_room.h"
#include "node/node.h"

namespace {

using namespace sekimori;
using bench::seconds_since;

// Campaigns of two to forty reports with pools of their own.
class Attackers {
 public:
  link::Report next(std::string number, Instant at) {
    if (left_ == 0) {
      ++campaign_;
      left_ = 2 + random_.below(39);
      pool_ = left_ * 3;
    }
    --left_;
    link::Report report;
    report.id = std::move(number);
    report.time = at;
    for (int i = 0; i < 8; ++i) {
      const std::uint64_t value = campaign_ * 10'000 + random_.below(pool_);
      const std::string text = i % 2 == 0 ? fmt::format("h{}.example", value) : to_hex(sha256(std::to_string(value)));
      if (const auto found = link::classify_indicator(text)) link::features_of_indicator(*found, report.features);
    }
    link::tidy_features(report.features);
    return report;
  }

 private:
  SeededRandom random_{11};
  std::uint64_t campaign_ = 0, left_ = 0, pool_ = 0;
};

Result<void> run(std::size_t wanted) {
  const auto folder = TRY(TemporaryDirectory::create());
  FixedClock clock(TRY(Instant::parse("2026-04-01T00:00:00Z")));
  SeededRandom random(7);
  node::NodeSettings settings;
  settings.data = folder.path() / "data";
  const record::Actor actor = record::Actor::system("bench");
  const auto open = [&] { return node::Node::open(settings, {clock, random, system_files(), system_processes(), nullptr}); };

  std::vector<double> last;
  std::size_t campaigns = 0;
  {
    const auto node = TRY(open());
    share::ShareRoom& hub = node->share();
    Attackers attackers;
    const auto started = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < wanted; ++i) {
      const share::KnownReport report =
          TRY(hub.reports.receive(actor, {.kind = share::ReportKind::mail_with_url}, "a.txt", as_bytes(fmt::format("report {}", i))));
      TRY(hub.reports.triage(actor, report.value.number, share::Triage::targeted, "aimed"));
      link::Report traits = attackers.next(report.value.number, clock.now());
      const auto before = std::chrono::steady_clock::now();
      TRY(hub.campaigns.add(actor, std::move(traits)));
      if (i + 1000 >= wanted) last.push_back(1e3 * seconds_since(before));
      clock.advance(nanoseconds_per_day / 8);
    }
    const double filling = seconds_since(started);
    std::ranges::sort(last);
    bench::print(
        {.what = "a report joins the book, median",
         .value = bench::median(last),
         .unit = "ms",
         .note = fmt::format("the last {} of {} reports; traits sealed, record and ledger entry durable; {:.0f} reports a second with "
                             "receipt and triage",
                             last.size(), wanted, static_cast<double>(wanted) / filling)});
    bench::print({.what = "a report joins the book, 99th of 100", .value = last.at(last.size() * 99 / 100), .unit = "ms"});

    std::vector<double> board;
    for (int i = 0; i < 9; ++i) {
      const auto before = std::chrono::steady_clock::now();
      const auto ids = TRY(hub.campaigns.list(actor, 2));
      campaigns = ids.size();
      TRY(hub.campaigns.rows(actor, std::span(ids).first(std::min<std::size_t>(ids.size(), 50))));
      board.push_back(1e3 * seconds_since(before));
    }
    bench::print({.what = "the board: all campaigns counted, 50 shown",
                  .value = bench::median(board),
                  .unit = "ms",
                  .note = fmt::format("{} campaigns of {} reports", campaigns, wanted)});
  }
  const auto node = TRY(open());
  const auto before = std::chrono::steady_clock::now();
  const auto ids = TRY(node->share().campaigns.list(actor, 2));
  bench::print({.what = "opening the book",
                .value = seconds_since(before),
                .unit = "s",
                .note = fmt::format("every act played again in its order; the same {} campaigns{}", ids.size(),
                                    ids.size() == campaigns ? "" : fmt::format(", NOT the {} there were", campaigns))});
  return {};
}

}  // namespace

int main(int arguments, char** values) {
  const auto done = run(arguments > 1 ? std::stoul(values[1]) : 4'000);
  if (done) return 0;
  std::fprintf(stderr, "bench_campaign_book: %s\n", done.error().message.c_str());
  return 1;
}
