#include <chrono>
#include <cstdio>
#include <thread>

#include "cli/node_access.h"
#include "node/service.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  Trace trace(at.clock, [&](std::string_view line) {
    at.note(line);
    if (!line.ends_with('\n')) at.note("\n");
  });
  auto node = TRY(node::Node::open(node_settings(arguments), {at.clock, at.random, at.files, at.processes, &trace}));
  node::ServiceSettings settings;
  settings.server.address = arguments.value("listen");
  auto service = TRY(node::Service::start(*node, trace, settings));
  at.out("http://" + service->address() + "\n");
  std::fflush(stdout);
  if (service->set_up_link()) {
    at.say({.ja = "最初の管理者を作るリンク (30 分間、一度だけ):", .en = "Link that makes the first administrator (30 minutes, once):"});
    at.note(*service->set_up_link() + "\n");
  }
  trace.write(TraceLevel::info, "serve.started", {{"address", service->address()}});
  while (!interrupted()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  trace.write(TraceLevel::info, "serve.stopping");
  service->stop();
  trace.write(TraceLevel::info, "serve.stopped");
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_serve;
const Verb verb_serve{
    .name = "serve",
    .summary = {.ja = "サーバーを動かす (標準出力にはアドレスだけを出す)", .en = "run the server (prints only its address on stdout)"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                {.name = "listen",
                 .kind = OptionKind::value,
                 .metavar = "ADDR",
                 .help = {.ja = "待ち受けるアドレス", .en = "address to listen on"},
                 .fallback = "127.0.0.1:8740"}},
    .run = run};

}  // namespace sekimori::cli
