# Run by cpack between installing and packing: what Debian wants otherwise than cmake --install leaves it.
cmake_minimum_required(VERSION 3.25)

set(tree ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
set(doc ${tree}/share/doc/rollout-console)

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE out OUTPUT_STRIP_TRAILING_WHITESPACE)
    set(output "${out}" PARENT_SCOPE)
endfunction()

run(date -u -R -d ${CPACK_ROLLOUT_RELEASED})
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
file(WRITE ${doc}/changelog.Debian
"rollout-console (${version}) unstable; urgency=medium

  * What is new stands in changelog.gz beside this file.

 -- ${CPACK_DEBIAN_PACKAGE_MAINTAINER}  ${output}
")
configure_file(${CPACK_ROLLOUT_CHANGELOG} ${doc}/changelog COPYONLY)
configure_file(${CPACK_ROLLOUT_COPYRIGHT} ${doc}/copyright COPYONLY)
file(GLOB pages ${tree}/share/man/man*/*.[1-9])
run(gzip -9n ${pages} ${doc}/changelog ${doc}/changelog.Debian)
run(chmod -R u=rwX,go=rX ${tree})
