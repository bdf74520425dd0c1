// rooms: base model engine/inspect
// How fast text is normalised, fingerprinted, recognised and matched, and what is found, beside ripgrep (marks) and ssdeep
// (similar files), on Japanese prose: ../shared/data/text/aozora, else prose made up from a seed. One thread.
//
//   bench_scan [CORPUS]
#include "base/processes.h"
#include "base/random.h"
#include "base/text.h"
#include "bench/figure.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/match/index_writer.h"
#include "engine/inspect/match/secret_index.h"
#include "engine/inspect/recognise/recogniser.h"

namespace {

using namespace sekimori;
using namespace sekimori::inspect;

template <class Work>
double seconds_of(Work work) {  // median of five
  std::vector<double> times;
  for (int i = 0; i < 5; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(times);
  return times[2];
}

// Figures in MB/s are held against the memory's own speed.
void row(std::string_view what, double value, std::string_view unit, std::string_view peer = {}, std::optional<double> peer_value = {},
         std::string note = {}) {
  static const double limit = bench::memory_read_bytes_per_second();
  if (unit == "MB/s") note += (note.empty() ? "" : "; ") + bench::of_memory(value * 1e6, limit);
  bench::print({.what = std::string(what),
                .value = value,
                .unit = std::string(unit),
                .peer = std::string(peer),
                .peer_value = peer_value,
                .note = std::move(note)});
}

std::optional<std::string> run(const std::string& program, std::vector<std::string> arguments) {
  ProcessRequest request;
  request.program = program;
  request.arguments = std::move(arguments);
  const auto done = system_processes().run(request);
  if (!done || done->end != ProcessEnd::exited || done->status > 1) return {};
  return std::string(as_text(done->output));
}

std::u32string made_up(Random& random) {
  std::u32string out;
  for (int i = 0; i < 30000; ++i)
    out += random.below(3) == 0 ? static_cast<char32_t>(0x4E00 + random.below(2000)) : static_cast<char32_t>(0x3042 + random.below(80));
  return out;
}

std::vector<std::u32string> load(const Path& corpus) {
  std::vector<std::u32string> texts;
  if (const auto names = system_files().list(corpus))
    for (const DirectoryEntry& entry : *names)
      if (entry.name.ends_with(".txt"))
        if (const auto bytes = system_files().read(corpus / entry.name))
          texts.push_back(to_utf32(extract_bytes(entry.name, *bytes, {}).at(0).text));
  SeededRandom random(1);
  while (texts.size() < 100) texts.push_back(made_up(random));
  return texts;
}

std::u32string edited(std::u32string_view passage, Random& random) {  // 5 %
  std::u32string out;
  for (char32_t c : passage) {
    const std::uint64_t draw = random.below(60);
    if (draw == 0) continue;
    out += draw == 1 ? passage[random.below(passage.size())] : c;
    if (draw == 2) out += passage[random.below(passage.size())];
  }
  return out;
}

void must(bool condition, std::string_view what) {
  if (condition) return;
  std::fprintf(stderr, "bench_scan: %.*s failed\n", static_cast<int>(what.size()), what.data());
  std::exit(1);
}

void measure_matching(const std::vector<std::u32string>& texts, const Path& place) {
  SeededRandom random(2);
  const size_t half = texts.size() / 2;
  size_t bytes = 0;
  std::vector<double> registering;
  for (int round = 0; round < 3; ++round) {  // each into an index of its own; the last one is asked
    const auto start = std::chrono::steady_clock::now();
    auto writer = IndexWriter::open(system_files(), random, place / fmt::format("index{}", round), {});
    must(writer.has_value(), "making an index");
    bytes = 0;
    for (size_t i = 0; i < half; ++i) {
      const std::string text = to_utf8(texts[i]);
      bytes += text.size();
      must(writer->add({std::to_string(i), std::to_string(i), text.size(), text}).has_value(), "registering");
    }
    must(writer->commit().has_value(), "writing the index");
    registering.push_back(bench::seconds_since(start));
  }
  const Path folder = place / "index2";
  row("registering texts (normalise, fingerprint, write, sync)", static_cast<double>(bytes) / 1e6 / bench::median(registering), "MB/s");
  std::uint64_t size = 0;
  const auto segments = system_files().list(folder / "segments");
  must(segments.has_value(), "listing the index");
  for (const DirectoryEntry& entry : *segments) size += system_files().status(folder / "segments" / entry.name)->size;
  row("index on disk for each byte of registered text", static_cast<double>(size) / static_cast<double>(bytes), "bytes");

  const auto index = SecretIndex::open(system_files(), folder, {});
  must(index.has_value(), "opening the index");
  std::vector<std::string> unrelated;
  size_t unrelated_bytes = 0;
  for (size_t i = half; i < texts.size(); ++i) {
    unrelated.push_back(to_utf8(texts[i]));
    unrelated_bytes += unrelated.back().size();
  }
  const double asking = seconds_of([&] {
    for (const std::string& text : unrelated) must(index->match({text, {}, 0}).has_value(), "asking");
  });

  // 200 characters with 5 % edits inside 3,000 others, for us and as files for ssdeep.
  (void)system_files().make_directories(place / "secrets");
  (void)system_files().make_directories(place / "pages");
  for (size_t i = 0; i < half; ++i)
    (void)system_files().replace(place / "secrets" / std::to_string(i), as_bytes(to_utf8(texts[i])), Durable::no);
  size_t found = 0;
  size_t trials = 0;
  for (size_t i = 0; i < half && trials < 100; ++i) {
    const std::u32string_view source = texts[i];
    const std::u32string_view carrier = texts[half + i % (texts.size() - half)];
    if (source.size() < 4000 || carrier.size() < 5000) continue;
    const std::u32string page = std::u32string(carrier.substr(1000, 1500)) +
                                edited(source.substr(1000 + random.below(source.size() - 2000), 200), random) +
                                std::u32string(carrier.substr(2500, 1500));
    (void)system_files().replace(place / "pages" / std::to_string(i), as_bytes(to_utf8(page)), Durable::no);
    const auto matches = index->match({to_utf8(page), {}, 0});
    for (const auto& match : *matches) found += match.secret_id == std::to_string(i) ? 1 : 0;
    ++trials;
  }
  std::optional<double> peer_speed;
  std::optional<double> peer_recall;
  if (run("ssdeep", {"-V"})) {
    const double took = seconds_of([&] { (void)run("ssdeep", {"-s", "-r", (place / "secrets").string()}); });
    peer_speed = static_cast<double>(bytes) / 1e6 / took;
    if (const auto list = run("ssdeep", {"-s", "-r", (place / "secrets").string()})) {
      (void)system_files().replace(place / "list", as_bytes(*list), Durable::no);
      if (const auto hits = run("ssdeep", {"-s", "-r", "-m", (place / "list").string(), (place / "pages").string()})) {
        size_t right = 0;
        for (size_t i = 0; i < half; ++i)
          right += hits->contains(fmt::format("/pages/{} matches", i)) && hits->contains(fmt::format("/secrets/{} (", i)) ? 1 : 0;
        peer_recall = static_cast<double>(right) / static_cast<double>(trials);
      }
    }
  }
  row("asking an index whether a text holds a registered one", static_cast<double>(unrelated_bytes) / 1e6 / asking, "MB/s",
      peer_speed ? "ssdeep (digest alone)" : "", peer_speed);
  row("200 characters, 5 % edited, inside 3,000 others: found", static_cast<double>(found) / static_cast<double>(trials), "of 1",
      peer_recall ? "ssdeep, any score" : "", peer_recall, fmt::format("{} trials", trials));
}

}  // namespace

int main(int argc, char** argv) {
  const Path corpus = argc > 1 ? argv[1] : "../shared/data/text/aozora";
  const bool given = system_files().list(corpus).has_value();
  const std::vector<std::u32string> texts = load(corpus);
  std::string all;
  for (const std::u32string& text : texts) all += to_utf8(text);
  const double megabytes = static_cast<double>(all.size()) / 1e6;
  const FingerprintKey key{1, 2, 3};

  const NormalisedText normal = normalise_for_matching(all);
  row("normalising for matching", megabytes / seconds_of([&] { (void)normalise_for_matching(all); }), "MB/s", {}, {},
      fmt::format("{:.0f} MB of UTF-8 {}", megabytes, given ? "prose" : "made up from a seed"));
  for (const Profile profile : {Profile::deep(), Profile::wide()}) {
    size_t count = 0;
    const Winnower winnower(profile, key);
    const double choosing = seconds_of([&] { winnower.select(normal.units, Selection::winnowed, [&](Fingerprint) { ++count; }); });
    row(fmt::format("winnowing, {}", profile.name), static_cast<double>(normal.units.size()) / 1e6 / choosing, "million characters/s", {},
        {}, fmt::format("{:.3f} fingerprints a character", static_cast<double>(count) / 5 / static_cast<double>(normal.units.size())));
    row(fmt::format("normalising and winnowing, {}", profile.name),
        megabytes / seconds_of([&] {
          const NormalisedText text = normalise_for_matching(all);
          winnower.select(text.units, Selection::winnowed, [&](Fingerprint) { ++count; });
        }),
        "MB/s");
  }

  auto place = TemporaryDirectory::create("sekimori-bench");
  must(place.has_value(), "making a directory");
  ExtractedObject object;
  object.path = "all.txt";
  object.text = all;
  (void)system_files().replace(place->path() / "all.txt", as_bytes(all), Durable::no);
  std::optional<double> peer;
  if (run("rg", {"--version"}))
    peer = megabytes / seconds_of([&] {
             (void)run("rg",
                       {"-j1", "-c", "-i", "極秘|秘|㊙|厳秘|社外秘|部外秘|機密|取扱注意|confidential|restricted|proprietary|trade secret",
                        (place->path() / "all.txt").string()});
           });
  row("marks and identifiers", megabytes / seconds_of([&] { (void)recognise(object); }), "MB/s",
      peer ? "ripgrep -j1 (12 words, lines counted)" : "", peer, "ours: widths folded, places, 7 identifier types");
  measure_matching(texts, place->path());
}
