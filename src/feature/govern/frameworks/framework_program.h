// The program that is started anew, confined, to read frameworks of others. It must know the hidden verb `framework-worker`; a program that
// does not (a test, a fuzzer) never says so, and nothing is read for it.
//
//   read_frameworks_with(at.program);        // once, by whoever puts the node together
//
// Any thread.
#pragma once

#include <filesystem>

namespace sekimori::govern {

void read_frameworks_with(const std::filesystem::path& program);
std::filesystem::path framework_program();  // empty: none was named

}  // namespace sekimori::govern
