// A sealed bag as one file that can be carried away: a zip that is written while it is read, never whole in memory or on the disk.
//
//   BagArchive archive = TRY(BagArchive::plan(files, "2026-001.bag", "2026-001"));
//   archive.size();                                                   // known before the first byte: Content-Length
//   for (Bytes piece = TRY(archive.next()); !piece.empty(); piece = TRY(archive.next())) out.append(piece);
//
// Stored, not packed; names are UTF-8 and say so (bit 11), so that Windows shows Japanese names; ZIP64 where a number needs it. The same
// bag gives the same bytes each time. Every file is read twice: first for its sums, which are held against the manifests, then for its
// bytes, so a bag that was damaged on the disk does not leave it looking whole. docs/format/bag.md has the layout.
//
// Memory: the names and sums of all files and one piece. One thread at a time.
#pragma once

#include <memory>

#include "base/files.h"
#include "base/instant.h"

namespace sekimori::seal {

struct ArchiveForm {
  Zone zone = Zone::tokyo();                  // a zip has local times
  std::uint64_t zip64_from = 0xffff'ffffull;  // sizes and places; tests take a small one
};

class BagArchive {
 public:
  // Looks at every name and size. `folder` is the one folder that holds the bag in the zip. not_found: no such bag; integrity: what lies
  // there is not what the manifests tell (a file missing or added).
  static Result<BagArchive> plan(Files& files, const Path& bag, std::string folder, const ArchiveForm& form = {});
  BagArchive(BagArchive&&) noexcept;
  BagArchive& operator=(BagArchive&&) noexcept;
  ~BagArchive();

  std::uint64_t size() const;         // of the zip, to the byte
  std::size_t files() const;          // in it
  const std::string& digest() const;  // as digest_of_bag
  // The next piece, at most 1 MiB; empty: that was all. integrity: a file is not what its manifest tells; the zip is cut off there.
  Result<Bytes> next();

 private:
  struct State;
  explicit BagArchive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The one hash that stands for a sealed bag: SHA-256 of tagmanifest-sha256.txt, which names the hash of everything else in it, manifests
// included. not_found: no bag there.
Result<std::string> digest_of_bag(Files& files, const Path& bag);

}  // namespace sekimori::seal
