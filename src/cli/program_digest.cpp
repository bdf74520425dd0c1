#include "cli/program_digest.h"

#include "base/digest.h"

namespace sekimori::cli {

Result<std::string> program_digest(Surroundings& at) {
  auto file = TRY(at.files.open(at.program, OpenMode::read));
  Sha256 hash;
  Bytes block(size_t(1) << 20);
  for (std::uint64_t done = 0;;) {
    const size_t got = TRY(file->read_at(done, block));
    if (got == 0) return to_hex(hash.finish());
    hash.update(ByteView(block).first(got));
    done += got;
  }
}

}  // namespace sekimori::cli
