// Warnings against files that somebody names: folders of shares, read in the cage, archives and mails with what lies in them.
//
//   auto looked = TRY(look_in_files(node, program, actor, {"W-2026-001"}, {"/mnt/fs-a01"}, [] { return interrupted(); }));
//   looked.front().value.files->met;
//
// By name and SHA-256. The node keeps neither of what lies on shares (only fingerprints of registered secrets), so nothing but this finds a
// file that no log tells of. What could not be read is counted. Needs "warning.update".
#pragma once

#include "feature/share/warning_book.h"
#include "node/node.h"

namespace sekimori::node {

// interrupted: `stop` said so; nothing is recorded then.
Result<std::vector<share::KnownWarning>> look_in_files(Node& node, const Path& program, const record::Actor& actor,
                                                       const std::vector<std::string>& warnings, const std::vector<std::string>& folders,
                                                       const std::function<bool()>& stop);

}  // namespace sekimori::node
