// The rights of a directory tree of this machine, in the form of `getfacl -R`.
//
//   std::string text = TRY(walk_rights("/srv/share", notes));
//
// Folders are listed all; a file only when its list is not what its folder's default or plain mode would give it: when it has an access
// list of its own or its permission bits differ from the others of its folder. Links are not followed.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"

namespace sekimori::cli {
Result<std::string> walk_rights(Files& files, const Path& root, std::vector<std::string>& notes);
}
