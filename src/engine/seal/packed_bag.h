// Checking a bag that comes as one file from outside: a zip or a tar, read as a stream and never unpacked to a disk.
//
//   BagContents contents = TRY(read_packed_bag(source, {}));
//   Verification seen = judge_bag(contents, pin);
//
// The bytes are anybody's, so whoever calls this with a file of others does so in the cage (bag_worker.h). Refused with invalid_input,
// before anything is said about the bag: what is no zip or tar or is encrypted or cut off, a name that leaves the bag (zip slip) or stands
// twice, more files or bytes than the limits, and a file that unpacks to far more than it was (a zip bomb). Links and devices are flaws of
// the bag.
#pragma once

#include "engine/seal/verification.h"

namespace sekimori::seal {

struct PackedLimits {
  std::uint64_t files = 200'000;
  std::uint64_t bytes = std::uint64_t(64) << 30;    // of all files, unpacked
  std::uint64_t growth = 200;                       // times as large as it came, beyond the first 64 MiB
  std::uint64_t papers = std::uint64_t(256) << 20;  // of what is kept in memory: lists of hashes, proofs
};

// Bytes at a place: fewer than asked for only at the end.
struct PackedSource {
  std::uint64_t size = 0;
  std::function<Result<size_t>(std::uint64_t offset, std::span<Byte> out)> read_at;
};

// The bag may lie in one folder of the archive. Memory: the names and sums of all files and the papers; one pass.
Result<BagContents> read_packed_bag(const PackedSource& source, const PackedLimits& limits = {});

// Where the file of a form (multipart/form-data) lies in the body, and the form's other fields, which stand before it. The bytes are not
// copied. invalid_input: the body is no such form, or no file was chosen.
struct FormFile {
  std::string file_name;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::vector<std::pair<std::string, std::string>> fields;
};
Result<FormFile> find_form_file(const PackedSource& body, std::string_view boundary, std::string_view field);

}  // namespace sekimori::seal
