#include "engine/inspect/match/index_writer.h"

#include <sys/file.h>

#include <algorithm>
#include <queue>

#include "engine/inspect/match/normalised_text.h"
#include "engine/inspect/match/segment_reader.h"

namespace sekimori::inspect {
namespace {

constexpr size_t waiting_postings = size_t(8) << 20;
constexpr size_t most_segments = 8;
constexpr std::uint64_t largest_merge = std::uint64_t(64) << 20;  // postings

// The kernel lets go of the lock when the process ends, however it ends.
Result<std::unique_ptr<File>> take_lock(Files& files, const Path& index) {
  auto file = TRY(files.open(index / "lock", OpenMode::read_write, 0600));
  if (file->descriptor() >= 0 && ::flock(file->descriptor(), LOCK_EX | LOCK_NB) != 0)
    return error(ErrorCode::conflict, "{}: another program is adding to this index; try again when it has finished", index.string());
  return file;
}

}  // namespace

Result<IndexWriter> IndexWriter::open(Files& files, Random& random, const Path& index, const IndexOptions& options) {
  IndexWriter writer(files, index);
  const bool exists = files.exists(manifest_path(index));
  if (exists && options.existing == Existing::refused)
    return error(ErrorCode::conflict, "{}: the index exists already; leave out --new to add to it", index.string());
  if (!exists && files.exists(index)) {
    for (const DirectoryEntry& entry : TRY(files.list(index)))
      if (entry.name != "segments" && entry.name != "key" && entry.name != "lock")
        return error(ErrorCode::conflict, "{}: exists and is not an index (it holds '{}'); choose another directory", index.string(),
                     entry.name);
  }
  TRY(files.make_directories(segments_path(index), 0700));
  writer.lock_ = TRY(take_lock(files, index));
  if (files.exists(manifest_path(index))) {
    OpenedIndex opened = TRY(open_manifest(files, index, options.key_file));
    writer.manifest_ = std::move(opened.manifest);
    writer.key_ = opened.key;
    if (options.profile && *options.profile != writer.manifest_.profile)
      return error(ErrorCode::conflict, "{}: the index has the profile '{}'; '{}' needs an index of its own", index.string(),
                   writer.manifest_.profile.name, options.profile->name);
  } else {
    const Path key_path = options.key_file.value_or(own_key_path(index));
    writer.key_ = files.exists(key_path) ? TRY(read_key(files, key_path)) : TRY(create_key(files, key_path, random));
    writer.manifest_.profile = options.profile.value_or(Profile::deep());
    writer.manifest_.key_check = key_check_of(writer.key_);
  }
  return writer;
}

std::string IndexWriter::next_segment_name() { return fmt::format("{:06}.seg", manifest_.next_segment++); }

Result<Registration> IndexWriter::add(const SecretSource& source) {
  const Profile profile = manifest_.profile;
  const NormalisedText text = normalise_for_matching(source.text);
  IndexedDocument document;
  document.secret_id = source.secret_id;
  document.bytes_digest = bytes_digest(key_, source.sha256);
  document.text_digest = text_digest(key_, text.units);
  document.byte_size = source.byte_size;
  document.normalised_length = static_cast<std::uint32_t>(text.units.size());
  document.code_points = static_cast<std::uint32_t>(text.code_points);

  std::vector<FingerprintPlace> places;
  const Winnower winnower(profile, key_);
  // A text shorter than the guarantee keeps every gram, so that whatever a file's choice is meets one of them.
  const Selection selection = text.units.size() < profile.gram + profile.window - 1 ? Selection::every_gram : Selection::winnowed;
  std::vector<std::uint64_t> hashes;
  winnower.select(text.units, selection, [&](Fingerprint found) {
    const model::TextRange range = text.offsets.range_of(found.position, found.position + profile.gram);
    places.push_back({found.position, static_cast<std::uint32_t>(range.start), static_cast<std::uint32_t>(range.end)});
    hashes.push_back(found.hash);
  });
  if (!segment_) {
    segment_name_ = next_segment_name();
    segment_ = std::make_unique<SegmentWriter>(*files_, segment_path(segment_name_), profile, key_);
  }
  const std::uint32_t number = segment_->add_document(document, std::span<const FingerprintPlace>(places));
  for (std::uint32_t i = 0; i < hashes.size(); ++i) postings_.push_back({hashes[i], number, i});
  added_ids_.insert(source.secret_id);
  if (postings_.size() >= waiting_postings) TRY(write_segment());

  Registration done{document.normalised_length, Registration::Reach::everything};
  if (places.empty()) done.reach = text.units.empty() ? Registration::Reach::bytes_only : Registration::Reach::whole_only;
  return done;
}

Result<void> IndexWriter::write_segment() {
  if (!segment_) return {};
  std::ranges::sort(postings_);
  const Path path = segment_path(segment_name_);
  if (files_->exists(path)) TRY(files_->remove(path));  // left by a run that never reached its manifest
  TRY(segment_->start_postings(postings_.size()));
  for (const Posting& posting : postings_) TRY(segment_->add_posting(posting));
  ManifestSegment row;
  row.file = segment_name_;
  row.documents = segment_->documents();
  row.postings = segment_->postings();
  row.bytes = TRY(segment_->finish());
  fresh_.push_back(std::move(row));
  segment_.reset();
  postings_.clear();
  return {};
}

Result<void> IndexWriter::commit() {
  TRY(write_segment());
  TRY(files_->sync_directory(segments_path(index_)));
  TRY(replace_older());
  for (ManifestSegment& row : fresh_) manifest_.segments.push_back(std::move(row));
  fresh_.clear();
  added_ids_.clear();
  const auto publish = [&]() -> Result<void> {
    return files_->replace(manifest_path(index_), as_bytes(manifest_.to_text()), Durable::yes, 0600);
  };
  TRY(publish());
  if (manifest_.segments.size() > most_segments) {
    const std::vector<ManifestSegment> before = manifest_.segments;
    TRY(merge_small_segments());
    TRY(publish());
    for (const ManifestSegment& row : before)
      if (std::ranges::none_of(manifest_.segments, [&](const ManifestSegment& kept) { return kept.file == row.file; }))
        TRY(files_->remove(segment_path(row.file)));
  }
  return {};
}

// Marks the documents of older segments whose id was added anew.
Result<void> IndexWriter::replace_older() {
  for (ManifestSegment& row : manifest_.segments) {
    const SegmentReader segment = TRY(SegmentReader::open(*files_, segment_path(row.file), key_));
    for (std::uint32_t i = 0; i < segment.documents().size(); ++i)
      if (added_ids_.contains(segment.documents()[i].secret_id) && !std::ranges::binary_search(row.removed, i)) {
        row.removed.push_back(i);
        std::ranges::sort(row.removed);
      }
  }
  return {};
}

// Makes one segment of all that are not too large, without what was removed.
Result<void> IndexWriter::merge_small_segments() {
  struct Source {
    SegmentReader reader;
    std::vector<std::uint32_t> numbers;  // old number -> new number, or gone
    size_t block = 0;
    std::vector<Posting> waiting;
    size_t position = 0;
  };
  constexpr std::uint32_t gone = UINT32_MAX;
  std::vector<ManifestSegment> kept;
  std::vector<ManifestSegment> chosen;
  std::uint64_t total = 0;
  for (auto row = manifest_.segments.rbegin(); row != manifest_.segments.rend(); ++row) {
    if (total + row->postings <= largest_merge) {
      total += row->postings;
      chosen.push_back(*row);
    } else {
      kept.push_back(*row);
    }
  }
  if (chosen.size() < 2) return {};
  std::ranges::reverse(kept);
  std::ranges::reverse(chosen);

  const std::string name = next_segment_name();
  if (files_->exists(segment_path(name))) TRY(files_->remove(segment_path(name)));
  SegmentWriter writer(*files_, segment_path(name), manifest_.profile, key_);
  std::vector<Source> sources;
  for (const ManifestSegment& row : chosen) {
    Source source{TRY(SegmentReader::open(*files_, segment_path(row.file), key_)), {}, 0, {}, 0};
    for (std::uint32_t i = 0; i < source.reader.documents().size(); ++i) {
      if (std::ranges::binary_search(row.removed, i)) source.numbers.push_back(gone);
      else source.numbers.push_back(writer.add_document(source.reader.documents()[i], TRY(source.reader.encoded_places(i))));
    }
    sources.push_back(std::move(source));
  }
  TRY(writer.start_postings(total));
  const auto refill = [&](Source& source) -> Result<bool> {
    while (source.position == source.waiting.size()) {
      if (source.block == source.reader.blocks()) return false;
      source.waiting.clear();
      source.position = 0;
      for (Posting posting : TRY(source.reader.read_block(source.block++))) {
        posting.document = source.numbers[posting.document];
        if (posting.document != gone) source.waiting.push_back(posting);
      }
    }
    return true;
  };
  using Head = std::pair<Posting, size_t>;
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
  for (size_t i = 0; i < sources.size(); ++i)
    if (TRY(refill(sources[i]))) heads.emplace(sources[i].waiting[sources[i].position++], i);
  while (!heads.empty()) {
    const auto [posting, from] = heads.top();
    heads.pop();
    TRY(writer.add_posting(posting));
    if (TRY(refill(sources[from]))) heads.emplace(sources[from].waiting[sources[from].position++], from);
  }
  ManifestSegment merged;
  merged.file = name;
  merged.documents = writer.documents();
  merged.postings = writer.postings();
  merged.bytes = TRY(writer.finish());
  TRY(files_->sync_directory(segments_path(index_)));
  kept.push_back(std::move(merged));
  manifest_.segments = std::move(kept);
  return {};
}

}  // namespace sekimori::inspect
