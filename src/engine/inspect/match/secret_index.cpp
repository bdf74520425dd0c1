#include "engine/inspect/match/secret_index.h"

#include <algorithm>

#include "engine/inspect/match/common_phrases.h"

namespace sekimori::inspect {
namespace {

constexpr std::uint32_t piece = 1u << 20;  // units worked on at a time
constexpr std::uint32_t overlap = 4096;    // so that a passage across two pieces is seen whole in one
constexpr size_t most_postings = 512;      // read per hash
constexpr size_t probes_at_once = 64;
constexpr std::uint64_t least_exact = 8;  // normalised characters; a shorter text says nothing
constexpr size_t most_whole_trials = 4096;
constexpr size_t most_ranges = 1000;

// Leaves only hits that lie close enough in the file, and in sufficient number, to make a passage: most hits are chance,
// and reading where they stand in the secret is what costs.
void keep_clusters(std::vector<Hit>& hits, size_t least) {
  size_t kept = 0;
  for (size_t start = 0; start < hits.size();) {
    size_t end = start + 1;
    size_t places = 1;
    for (; end < hits.size() && hits[end].file_unit - hits[end - 1].file_unit <= farthest_hit; ++end)
      places += hits[end].file_unit != hits[end - 1].file_unit ? 1 : 0;
    if (places >= least)
      for (size_t i = start; i < end; ++i) hits[kept++] = hits[i];
    start = end;
  }
  hits.resize(kept);
}

}  // namespace

struct SecretIndex::Evidence {
  std::vector<Stretch> file_runs;
  std::vector<Stretch> secret_runs;
  std::vector<Stretch> file_passages;    // units
  std::vector<Stretch> secret_passages;  // code points
  std::uint32_t longest_run = 0;
  bool whole = false;  // proved to hold the whole normalised text
};

Result<SecretIndex> SecretIndex::open(Files& files, const Path& index, const std::optional<Path>& key_file, MatchThresholds thresholds) {
  // A writer may merge segments between our reading of the manifest and of what it names: then read it again.
  for (int attempt = 0;; ++attempt) {
    const OpenedIndex opened = TRY(open_manifest(files, index, key_file));
    Result<SecretIndex> out = open_segments(files, index, opened, thresholds);
    if (out || out.error().code != ErrorCode::not_found) return out;
    if (attempt == 3)
      return error(ErrorCode::integrity, "{}: a segment that the manifest names is missing ({})", index.string(), out.error());
  }
}

Result<SecretIndex> SecretIndex::open_segments(Files& files, const Path& index, const OpenedIndex& opened, MatchThresholds thresholds) {
  SecretIndex out;
  out.key_ = opened.key;
  out.profile_ = opened.manifest.profile;
  out.thresholds_ = thresholds;
  const std::uint32_t guaranteed = out.profile_.gram + out.profile_.window - 1;
  for (const ManifestSegment& row : opened.manifest.segments) {
    SegmentReader segment = TRY(SegmentReader::open(files, segments_path(index) / row.file, opened.key));
    if (segment.profile() != out.profile_ || segment.documents().size() != row.documents || segment.postings() != row.postings)
      return error(ErrorCode::integrity, "{}: is not the segment that the manifest describes; register the secrets again",
                   (segments_path(index) / row.file).string());
    const auto number = static_cast<std::uint32_t>(out.segments_.size());
    std::vector<unsigned char> live(segment.documents().size(), 1);
    for (std::uint32_t removed : row.removed)
      if (removed < live.size()) live[removed] = 0;
    for (std::uint32_t i = 0; i < live.size(); ++i) {
      if (live[i] == 0) continue;
      const IndexedDocument& document = segment.documents()[i];
      ++out.live_documents_;
      if (document.byte_size > 0) out.by_bytes_[document.bytes_digest].push_back({number, i});
      if (document.normalised_length >= least_exact) out.by_text_[document.text_digest].push_back({number, i});
      if (document.fingerprints > 0 && document.normalised_length < guaranteed) out.has_tiny_ = true;
    }
    out.segments_.push_back(std::move(segment));
    out.live_.push_back(std::move(live));
  }
  const Winnower winnower(out.profile_, out.key_);
  for (std::string_view phrase : common_phrases())
    winnower.select(normalise_for_matching(phrase).units, Selection::every_gram,
                    [&](Fingerprint found) { out.common_.insert(found.hash); });
  return out;
}

Result<std::vector<model::SecretMatch>> SecretIndex::match(const CopyQuestion& question) const {
  using model::MatchKind;
  std::map<std::string, model::SecretMatch, std::less<>> best;  // by secret
  const auto offer = [&](model::SecretMatch found) {
    const auto [slot, is_new] = best.try_emplace(found.secret_id, found);
    if (is_new) return;
    const bool better = found.kind != slot->second.kind ? found.kind < slot->second.kind : found.bits > slot->second.bits;
    if (better) slot->second = std::move(found);
  };
  const MatchKind whole_kind = question.nesting == Nesting::member ? MatchKind::member : MatchKind::exact;
  const NormalisedText text = normalise_for_matching(question.text);
  const double all_bits = information_bits(text.units);
  const auto offer_whole = [&](DocumentReference reference) {
    const IndexedDocument& secret = document(reference);
    model::SecretMatch found;
    found.secret_id = secret.secret_id;
    found.kind = whole_kind;
    found.of_secret = 1;
    found.of_file = 1;
    found.longest_run = text.units.size();
    found.bits = text.units.empty() ? 8.0 * static_cast<double>(std::min<std::uint64_t>(question.byte_size, 32)) : all_bits;
    if (text.code_points > 0) {
      found.secret_range = {{0, secret.code_points}};
      found.file_range = {{0, text.code_points}};
    } else {
      found.unit = model::RangeUnit::byte;
      found.secret_range = {{0, secret.byte_size}};
      found.file_range = {{0, question.byte_size}};
    }
    offer(std::move(found));
  };
  if (!question.sha256.empty() && question.byte_size > 0)
    if (const auto same = by_bytes_.find(bytes_digest(key_, question.sha256)); same != by_bytes_.end())
      for (DocumentReference reference : same->second) offer_whole(reference);
  if (text.units.size() >= least_exact)
    if (const auto same = by_text_.find(text_digest(key_, text.units)); same != by_text_.end())
      for (DocumentReference reference : same->second) offer_whole(reference);

  EvidenceMap evidence;
  const auto length = static_cast<std::uint32_t>(text.units.size());
  for (std::uint32_t from = 0; from < length; from += piece) {
    TRY(gather(text, from, std::min(piece + overlap, length - from), evidence));
    if (length - from <= piece + overlap) break;
  }
  for (auto& [reference, found] : evidence) {
    const auto known = best.find(document(reference).secret_id);
    if (known != best.end() && known->second.kind == whole_kind) continue;
    if (found.file_runs.empty()) continue;
    offer(describe(text, reference, found));
  }

  std::vector<model::SecretMatch> out;
  for (auto& [id, found] : best) out.push_back(std::move(found));
  std::ranges::sort(out, [](const model::SecretMatch& a, const model::SecretMatch& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    if (a.bits != b.bits) return a.bits > b.bits;
    return a.longest_run != b.longest_run ? a.longest_run > b.longest_run : a.secret_id < b.secret_id;
  });
  if (out.size() > thresholds_.most_matches) out.resize(thresholds_.most_matches);
  return out;
}

// Fingerprints of one piece -> filter -> postings -> hits by document -> evidence.
Result<void> SecretIndex::gather(const NormalisedText& text, std::uint32_t from, std::uint32_t length, EvidenceMap& evidence) const {
  struct RawHit {
    DocumentReference reference;
    Hit hit;
    auto operator<=>(const RawHit&) const = default;
  };
  std::vector<RawHit> raw;
  std::vector<Posting> postings;
  std::vector<DocumentReference> seen;
  Result<void> failed;

  const auto ask = [&](Fingerprint fingerprint) -> Result<void> {
    if (common_.contains(fingerprint.hash)) return {};
    const size_t before = raw.size();
    seen.clear();
    for (std::uint32_t segment = 0; segment < segments_.size(); ++segment) {
      if (!segments_[segment].may_hold(fingerprint.hash)) continue;
      postings.clear();
      TRY(segments_[segment].find(fingerprint.hash, most_postings, postings));
      for (const Posting& posting : postings) {
        const DocumentReference reference{segment, posting.document};
        if (!is_live(reference)) continue;
        if (seen.empty() || seen.back() != reference) seen.push_back(reference);
        raw.push_back({reference, {from + fingerprint.position, 0, posting.ordinal}});
      }
      if (seen.size() > thresholds_.common_documents) break;
    }
    if (seen.size() > thresholds_.common_documents) raw.resize(before);
    return {};
  };

  std::array<Fingerprint, probes_at_once> batch;
  size_t in_batch = 0;
  const auto ask_batch = [&] {
    for (size_t i = 0; i < in_batch && failed; ++i) failed = ask(batch[i]);
    in_batch = 0;
  };
  const Winnower winnower(profile_, key_);
  const Selection selection = has_tiny_ ? Selection::every_gram : Selection::winnowed;
  winnower.select(std::u16string_view(text.units).substr(from, length), selection, [&](Fingerprint found) {
    for (const SegmentReader& segment : segments_) segment.prefetch(found.hash);
    batch[in_batch++] = found;
    if (in_batch == probes_at_once) ask_batch();
  });
  ask_batch();
  if (!failed) return failed;

  std::ranges::sort(raw);
  std::vector<Hit> hits;
  const std::uint32_t cover_per_hit = std::max(profile_.gram, profile_.window);
  for (size_t i = 0; i < raw.size();) {
    const DocumentReference reference = raw[i].reference;
    hits.clear();
    for (; i < raw.size() && raw[i].reference == reference; ++i) hits.push_back(raw[i].hit);
    const bool is_short = document(reference).normalised_length < short_length();
    if (!is_short) keep_clusters(hits, (thresholds_.covered + cover_per_hit - 1) / cover_per_hit);
    if (hits.empty()) continue;
    TRY(weigh(text, reference, hits, evidence[reference]));
  }
  return {};
}

Result<void> SecretIndex::weigh(const NormalisedText& text, DocumentReference reference, std::vector<Hit>& hits, Evidence& evidence) const {
  const std::vector<FingerprintPlace> places = TRY(segments_[reference.segment].places_of(reference.number));
  for (Hit& hit : hits) hit.secret_unit = places[hit.ordinal].unit;
  std::ranges::sort(hits);
  const IndexedDocument& secret = document(reference);
  if (secret.normalised_length < short_length()) look_for_whole(text, secret, hits, evidence);
  for (const Passage& passage : find_passages(hits, profile_, thresholds_.covered)) {
    double bits = 0;
    for (const Stretch& run : passage.file_runs)
      bits += information_bits(std::u16string_view(text.units).substr(run.start, run.end - run.start));
    if (bits < thresholds_.bits) continue;
    evidence.file_runs.insert(evidence.file_runs.end(), passage.file_runs.begin(), passage.file_runs.end());
    evidence.secret_runs.insert(evidence.secret_runs.end(), passage.secret_runs.begin(), passage.secret_runs.end());
    evidence.file_passages.push_back(passage.file);
    evidence.secret_passages.push_back({places[passage.first_ordinal].start, places[passage.last_ordinal].end});
    evidence.longest_run = std::max(evidence.longest_run, passage.longest_run);
  }
  return {};
}

// A secret too short for a passage counts when all of it is there: its place follows from any hit, its digest proves it.
void SecretIndex::look_for_whole(const NormalisedText& text, const IndexedDocument& secret, const std::vector<Hit>& hits,
                                 Evidence& evidence) const {
  const std::uint32_t length = secret.normalised_length;
  std::vector<std::uint32_t> starts;
  for (const Hit& hit : hits)
    if (hit.file_unit >= hit.secret_unit && hit.file_unit - hit.secret_unit + std::uint64_t(length) <= text.units.size())
      starts.push_back(hit.file_unit - hit.secret_unit);
  std::ranges::sort(starts);
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  if (starts.size() > most_whole_trials) starts.resize(most_whole_trials);
  for (std::uint32_t start : starts) {
    const std::u16string_view candidate = std::u16string_view(text.units).substr(start, length);
    if (information_bits(candidate) < thresholds_.whole_secret_bits || text_digest(key_, candidate) != secret.text_digest) continue;
    evidence.file_runs.push_back({start, start + length});
    evidence.file_passages.push_back({start, start + length});
    evidence.secret_runs = {{0, length}};
    evidence.secret_passages.push_back({0, secret.code_points});
    evidence.longest_run = length;
    evidence.whole = true;
  }
}

model::SecretMatch SecretIndex::describe(const NormalisedText& text, DocumentReference reference, Evidence& evidence) const {
  const IndexedDocument& secret = document(reference);
  for (auto* list : {&evidence.file_runs, &evidence.secret_runs, &evidence.file_passages, &evidence.secret_passages}) join_stretches(*list);
  model::SecretMatch out;
  out.secret_id = secret.secret_id;
  out.kind = model::MatchKind::partial;
  out.longest_run = evidence.longest_run;
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
  };
  out.of_secret = share(total_length(evidence.secret_runs), secret.normalised_length);
  out.of_file = share(total_length(evidence.file_runs), text.units.size());
  for (const Stretch& run : evidence.file_runs)
    out.bits += information_bits(std::u16string_view(text.units).substr(run.start, run.end - run.start));
  for (const Stretch& stretch : evidence.file_passages)
    if (out.file_range.size() < most_ranges) out.file_range.push_back(text.offsets.range_of(stretch.start, stretch.end));
  for (const Stretch& stretch : evidence.secret_passages)
    if (out.secret_range.size() < most_ranges) out.secret_range.push_back({stretch.start, stretch.end});
  return out;
}

}  // namespace sekimori::inspect
