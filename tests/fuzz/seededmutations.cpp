// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzz target without libFuzzer: every file of a corpus as it is, then mutations of them, the same ones for the same
// seed. FUZZ_INPUTS and FUZZ_SEED change how many and which. An input that ends the process is left as `last-input`.
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

std::string current;

void keepInput(int signal)
{
    const int file = ::open("last-input", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file >= 0 && ::write(file, current.data(), current.size()) >= 0)
        ::close(file);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

std::vector<std::string> corpus(const char* folder)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> inputs;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return inputs;
}

class Mutations
{
public:
    Mutations(const std::vector<std::string>& corpus, unsigned seed)
        : m_corpus(corpus)
        , m_random(seed)
    {
    }

    std::string next()
    {
        std::string input = m_corpus[below(m_corpus.size())];
        for (std::size_t times = 1 + below(6); times > 0; --times)
            change(input);
        return input;
    }

private:
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : m_random() % bound; }

    void change(std::string& input)
    {
        using namespace std::string_view_literals; // the length is the literal's own: it begins with a zero byte
        static constexpr auto odd = "\0\n\r\t\"'\\/{}[]:,.;=-+#$%*?&~@ 0129\x7f\x80\xc0\xe2\xed\xff"sv;
        const std::size_t at = below(input.size() + 1);
        switch (below(8)) {
        case 0: // one bit
            if (at < input.size())
                input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
            break;
        case 1: // any byte
            if (at < input.size())
                input[at] = static_cast<char>(below(256));
            break;
        case 2:
            input.insert(at, 1, odd[below(odd.size())]);
            break;
        case 3:
            input.erase(at, 1 + below(8));
            break;
        case 4: // a piece twice, or very often
            input.insert(at, repeated(input.substr(below(input.size() + 1), 1 + below(20))));
            break;
        case 5: // the rest of another one
            input = input.substr(0, at) + m_corpus[below(m_corpus.size())];
            break;
        case 6:
            input.resize(at);
            break;
        default: // a number that does not fit
            input.insert(at, below(2) == 0 ? "18446744073709551616" : "-2147483649");
            break;
        }
        if (input.size() > 200'000)
            input.resize(200'000);
    }

    std::string repeated(const std::string& piece)
    {
        const std::size_t times = below(10) == 0 ? 1 + below(3000) : 1;
        std::string all;
        for (std::size_t i = 0; i < times; ++i)
            all += piece;
        return all;
    }

    const std::vector<std::string>& m_corpus;
    std::mt19937 m_random;
};

unsigned numberFrom(const char* variable, unsigned otherwise)
{
    const char* text = std::getenv(variable);
    return text ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : otherwise;
}

void tryInput(std::string input)
{
    current = std::move(input);
    // A copy of exactly its size, so that a sanitizer sees who reads on.
    const std::vector<std::uint8_t> bytes(current.begin(), current.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s CORPUS INPUTS\n", argv[0]);
        return 64;
    }
    for (const int signal : { SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL })
        std::signal(signal, keepInput);
    const std::vector<std::string> inputs = corpus(argv[1]);
    if (inputs.empty()) {
        std::fprintf(stderr, "%s is empty\n", argv[1]);
        return 1;
    }
    const unsigned count = numberFrom("FUZZ_INPUTS", static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)));
    const unsigned seed = numberFrom("FUZZ_SEED", 20'261);
    for (const std::string& input : inputs)
        tryInput(input);
    Mutations mutations(inputs, seed);
    for (unsigned i = 0; i < count; ++i)
        tryInput(mutations.next());
    std::printf("seed %u\nfigure inputs_tried %zu count\n", seed, inputs.size() + count);
    return 0;
}
